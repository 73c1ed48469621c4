/* bench/models/retry.defib by hand: four writers of one flash chip that take turns over a lock. */

#define WRITERS 4

/* The chip. */
#define READY 0
#define WRITING 1
#define UPSET 2

/* A writer. */
#define IDLE 0
#define WANTING 1
#define HOLDING 2
#define WAITING 3
#define BACKING_OFF 4
#define ERASING 5

byte flash;
byte flash_clock; /* ticks in WRITING up to 3, in UPSET up to 4 */
bit done;
bit error;

bit bus; /* held */
byte writer[WRITERS];
byte failures[WRITERS];
byte clock[WRITERS]; /* ticks in BACKING_OFF */

active proctype Flash() {
end:
  do
  :: d_step { flash == WRITING && flash_clock >= 1 -> done = 1; flash = READY; flash_clock = 0 }
  :: d_step { flash == WRITING && flash_clock >= 1 -> error = 1; flash = UPSET; flash_clock = 0 }
  :: d_step { flash == UPSET && flash_clock >= 4 -> flash = READY; flash_clock = 0 }
  od
}

active [WRITERS] proctype Writer() {
  byte me = _pid - 1;

end:
  do
  :: d_step { writer[me] == IDLE -> writer[me] = WANTING }
  :: d_step { writer[me] == WANTING && !bus -> bus = 1; writer[me] = HOLDING }
  :: d_step {
       writer[me] == HOLDING ->
       if
       :: flash == READY -> flash = WRITING
       :: flash == UPSET -> error = 1
       :: else -> assert(false)
       fi;
       writer[me] = WAITING
     }
  :: d_step {
       writer[me] == WAITING && done ->
       done = 0;
       failures[me] = 0;
       bus = 0;
       writer[me] = IDLE
     }
  :: d_step {
       writer[me] == WAITING && error && failures[me] < 3 ->
       error = 0;
       failures[me]++;
       bus = 0;
       writer[me] = BACKING_OFF
     }
  :: d_step {
       writer[me] == WAITING && error && failures[me] == 3 -> error = 0; writer[me] = ERASING
     }
  :: d_step {
       writer[me] == BACKING_OFF && clock[me] >= 1 << failures[me] ->
       clock[me] = 0;
       writer[me] = WANTING
     }
  :: d_step {
       writer[me] == ERASING ->
       done = 0;
       error = 0;
       flash = READY;
       flash_clock = 0;
       failures[me] = 0;
       bus = 0;
       writer[me] = IDLE
     }
  od
}

#define DUE(w) \
  ((writer[w] == WANTING && !bus) || writer[w] == HOLDING || writer[w] == ERASING || \
   (writer[w] == WAITING && (done || error)) || \
   (writer[w] == BACKING_OFF && clock[w] >= 1 << failures[w]))

#define PASS(w) \
  if \
  :: writer[w] == BACKING_OFF -> clock[w]++ \
  :: else \
  fi

/* Time passes only when nobody has to act first. */
active proctype Tick() {
end:
  do
  :: d_step {
       !(flash == WRITING && flash_clock >= 3) && !DUE(0) && !DUE(1) && !DUE(2) && !DUE(3) ->
       if
       :: (flash == WRITING && flash_clock < 3) || (flash == UPSET && flash_clock < 4) ->
          flash_clock++
       :: else
       fi;
       PASS(0);
       PASS(1);
       PASS(2);
       PASS(3)
     }
  od
}

#define WAITS(w) (writer[w] == WAITING -> 1 : 0)

/* It takes a step only where two writers use the chip at once. */
active proctype Monitor() {
end:
  if
  :: WAITS(0) + WAITS(1) + WAITS(2) + WAITS(3) > 1 -> assert(false)
  fi
}
