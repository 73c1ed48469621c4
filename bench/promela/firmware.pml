/* bench/models/firmware.defib by hand: two cards with two firmware slots each, and what updates them.

   Commands of an updater to its card are steps of the updater: both move at once. */

#ifndef PAIRS
#define PAIRS 2
#endif
#define BLOCKS 12

typedef Card {
  byte first[BLOCKS];
  byte second[BLOCKS];
  bit uses_second;
  bit lost;
  bit off
}

Card card[PAIRS];

inline begin(c) {
  if
  :: !card[c].off -> card[c].lost = 0
  :: else
  fi
}

inline write(c, block, version) {
  if
  :: card[c].off
  :: !card[c].off && card[c].uses_second -> card[c].first[block] = version
  :: else -> card[c].second[block] = version
  fi
}

inline switch_slots(c) {
  if
  :: !card[c].off -> card[c].uses_second = !card[c].uses_second
  :: else
  fi
}

proctype Power(byte c) {
end:
  do
  :: d_step { card[c].off -> card[c].off = 0 }
  :: d_step { !card[c].lost -> card[c].lost = 1; card[c].off = 1 }
  od
}

proctype Updater(byte c) {
  byte version;
  byte next;

end_resting:
  if
  :: d_step { true -> begin(c); version = (version + 1) % 3 }
  fi;
writing:
  if
  :: d_step { card[c].lost -> next = 0 };
     goto restarting
  :: !card[c].lost && next == BLOCKS ->
     goto switching
  :: d_step { !card[c].lost && next < BLOCKS -> write(c, next, version); next++ };
     goto writing
  fi;
restarting:
  if
  :: d_step { true -> begin(c) }
  fi;
checking:
  if
  :: card[c].lost ->
     goto restarting
  :: else ->
     goto writing
  fi;
switching:
  if
  :: d_step { true -> switch_slots(c); next = 0 }
  fi;
  goto end_resting
}

/* It takes a step only where the slot in use is of two versions. */
active proctype Monitor() {
end:
  if
  :: d_step {
       (card[0].uses_second && card[0].second[0] != card[0].second[BLOCKS - 1]) ||
       (!card[0].uses_second && card[0].first[0] != card[0].first[BLOCKS - 1]) -> assert(false)
     }
  fi
}

init {
  atomic {
    byte i;
    for (i : 0 .. PAIRS - 1) {
      run Power(i);
      run Updater(i)
    }
  }
}
