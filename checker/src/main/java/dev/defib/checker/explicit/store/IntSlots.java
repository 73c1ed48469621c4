package dev.defib.checker.explicit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Slots of 32 bits, 16 to a bucket, for remainders of up to 29 bits. */
final class IntSlots implements Slots {
  /*
   * A mark is (displacement + 1) << remainderBits | remainder, never 0; 0 is an empty slot.
   *
   * Slots are read plainly: a read may be late and find a slot empty that is not, and then the
   * compare-and-exchange, which goes first for every claim, brings the true content.
   *
   * The first slots are left out so that buckets are cache lines if the array begins one, as large
   * arrays do in regional heaps. The buckets behind the last home take what is displaced from it.
   */
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int PER_BUCKET = Geometry.BUCKET_BYTES / Integer.BYTES;
  private static final int LEFT_OUT = PER_BUCKET - 16 / Integer.BYTES;

  private final int[] slots;
  private final int remainderBits;

  IntSlots(Geometry geometry) {
    int buckets = geometry.buckets() + Geometry.DISPLACEMENTS - 1;
    slots = new int[LEFT_OUT + buckets * PER_BUCKET];
    remainderBits = geometry.remainderBits();
  }

  @Override
  public int touch(int home) {
    return slots[LEFT_OUT + home * PER_BUCKET + PER_BUCKET / 2];
  }

  @Override
  public Outcome insert(int home, long remainder) {
    int[] cells = slots;
    int start = start(remainder);
    int bucket = LEFT_OUT + home * PER_BUCKET;
    int mark = (1 << remainderBits) | (int) remainder;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        int at = bucket + ((start + i) & (PER_BUCKET - 1));
        int seen = cells[at];
        if (seen == 0) {
          seen = (int) SLOT.compareAndExchange(cells, at, 0, mark);
          if (seen == 0) {
            return Outcome.ABSENT;
          }
        }
        if (seen == mark) {
          return Outcome.PRESENT;
        }
      }
      bucket += PER_BUCKET;
      mark += 1 << remainderBits;
    }
    return Outcome.NO_ROOM;
  }

  @Override
  public Outcome find(int home, long remainder) {
    int start = start(remainder);
    int bucket = LEFT_OUT + home * PER_BUCKET;
    int mark = (1 << remainderBits) | (int) remainder;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        int seen = slots[bucket + ((start + i) & (PER_BUCKET - 1))];
        if (seen == mark) {
          return Outcome.PRESENT;
        }
        if (seen == 0) {
          return Outcome.ABSENT;
        }
      }
      bucket += PER_BUCKET;
      mark += 1 << remainderBits;
    }
    return Outcome.NO_ROOM;
  }

  @Override
  public void scan(Visitor visitor) {
    int mask = ~(-1 << remainderBits);
    for (int at = LEFT_OUT; at < slots.length; at++) {
      int mark = slots[at];
      if (mark != 0) {
        int displacement = (mark >>> remainderBits) - 1;
        visitor.visit((at - LEFT_OUT) / PER_BUCKET - displacement, mark & mask);
      }
    }
  }

  @Override
  public long bytes() {
    return (long) slots.length * Integer.BYTES;
  }

  private static int start(long remainder) {
    return (int) remainder & (PER_BUCKET - 1);
  }
}
