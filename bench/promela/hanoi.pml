/* bench/models/hanoi.defib by hand: disc d lies on peg[d], disc 0 is the smallest.

   A disc may move if all smaller ones lie on one peg that is not its own, and then only to the third. */

byte peg[16];

#define ON(d) peg[d] == peg[0]
#define BELOW_1 1
#define BELOW_2 (BELOW_1 && ON(1))
#define BELOW_3 (BELOW_2 && ON(2))
#define BELOW_4 (BELOW_3 && ON(3))
#define BELOW_5 (BELOW_4 && ON(4))
#define BELOW_6 (BELOW_5 && ON(5))
#define BELOW_7 (BELOW_6 && ON(6))
#define BELOW_8 (BELOW_7 && ON(7))
#define BELOW_9 (BELOW_8 && ON(8))
#define BELOW_10 (BELOW_9 && ON(9))
#define BELOW_11 (BELOW_10 && ON(10))
#define BELOW_12 (BELOW_11 && ON(11))
#define BELOW_13 (BELOW_12 && ON(12))
#define BELOW_14 (BELOW_13 && ON(13))
#define BELOW_15 (BELOW_14 && ON(14))

active proctype Player() {
end:
  do
  :: d_step { peg[0] = (peg[0] + 1) % 3 }
  :: d_step { peg[0] = (peg[0] + 2) % 3 }
  :: d_step { peg[1] != peg[0] && BELOW_1 -> peg[1] = 3 - peg[1] - peg[0] }
  :: d_step { peg[2] != peg[0] && BELOW_2 -> peg[2] = 3 - peg[2] - peg[0] }
  :: d_step { peg[3] != peg[0] && BELOW_3 -> peg[3] = 3 - peg[3] - peg[0] }
  :: d_step { peg[4] != peg[0] && BELOW_4 -> peg[4] = 3 - peg[4] - peg[0] }
  :: d_step { peg[5] != peg[0] && BELOW_5 -> peg[5] = 3 - peg[5] - peg[0] }
  :: d_step { peg[6] != peg[0] && BELOW_6 -> peg[6] = 3 - peg[6] - peg[0] }
  :: d_step { peg[7] != peg[0] && BELOW_7 -> peg[7] = 3 - peg[7] - peg[0] }
  :: d_step { peg[8] != peg[0] && BELOW_8 -> peg[8] = 3 - peg[8] - peg[0] }
  :: d_step { peg[9] != peg[0] && BELOW_9 -> peg[9] = 3 - peg[9] - peg[0] }
  :: d_step { peg[10] != peg[0] && BELOW_10 -> peg[10] = 3 - peg[10] - peg[0] }
  :: d_step { peg[11] != peg[0] && BELOW_11 -> peg[11] = 3 - peg[11] - peg[0] }
  :: d_step { peg[12] != peg[0] && BELOW_12 -> peg[12] = 3 - peg[12] - peg[0] }
  :: d_step { peg[13] != peg[0] && BELOW_13 -> peg[13] = 3 - peg[13] - peg[0] }
  :: d_step { peg[14] != peg[0] && BELOW_14 -> peg[14] = 3 - peg[14] - peg[0] }
  :: d_step { peg[15] != peg[0] && BELOW_15 -> peg[15] = 3 - peg[15] - peg[0] }
  od
}

/* It takes a step only where the invariant fails. */
active proctype Monitor() {
end:
  if
  :: peg[15] > 2 -> assert(false)
  fi
}
