/* bench/models/broad.defib by hand: sixteen cards that know nothing of each other. */

active [16] proctype Card() {
running:
  skip;
quiescing:
  skip;
resetting:
  skip;
  goto running
}
