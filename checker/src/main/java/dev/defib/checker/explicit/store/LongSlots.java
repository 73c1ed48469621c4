package dev.defib.checker.explicit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Slots of 64 bits, 8 to a bucket, for remainders of up to 61 bits. */
final class LongSlots implements Slots {
  /* Marks, reads and the slots left out are as in IntSlots. */
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int PER_BUCKET = Geometry.BUCKET_BYTES / Long.BYTES;
  private static final int LEFT_OUT = PER_BUCKET - 16 / Long.BYTES;

  private final long[] slots;
  private final int remainderBits;

  LongSlots(Geometry geometry) {
    int buckets = geometry.buckets() + Geometry.DISPLACEMENTS - 1;
    slots = new long[LEFT_OUT + buckets * PER_BUCKET];
    remainderBits = geometry.remainderBits();
  }

  @Override
  public int touch(int home) {
    return (int) slots[LEFT_OUT + home * PER_BUCKET + PER_BUCKET / 2];
  }

  @Override
  public Outcome insert(int home, long remainder) {
    long[] cells = slots;
    int start = start(remainder);
    int bucket = LEFT_OUT + home * PER_BUCKET;
    long mark = (1L << remainderBits) | remainder;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        int at = bucket + ((start + i) & (PER_BUCKET - 1));
        long seen = cells[at];
        if (seen == 0) {
          seen = (long) SLOT.compareAndExchange(cells, at, 0L, mark);
          if (seen == 0) {
            return Outcome.ABSENT;
          }
        }
        if (seen == mark) {
          return Outcome.PRESENT;
        }
      }
      bucket += PER_BUCKET;
      mark += 1L << remainderBits;
    }
    return Outcome.NO_ROOM;
  }

  @Override
  public Outcome find(int home, long remainder) {
    int start = start(remainder);
    int bucket = LEFT_OUT + home * PER_BUCKET;
    long mark = (1L << remainderBits) | remainder;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        long seen = slots[bucket + ((start + i) & (PER_BUCKET - 1))];
        if (seen == mark) {
          return Outcome.PRESENT;
        }
        if (seen == 0) {
          return Outcome.ABSENT;
        }
      }
      bucket += PER_BUCKET;
      mark += 1L << remainderBits;
    }
    return Outcome.NO_ROOM;
  }

  @Override
  public void scan(Visitor visitor) {
    long mask = ~(-1L << remainderBits);
    for (int at = LEFT_OUT; at < slots.length; at++) {
      long mark = slots[at];
      if (mark != 0) {
        int displacement = (int) (mark >>> remainderBits) - 1;
        visitor.visit((at - LEFT_OUT) / PER_BUCKET - displacement, mark & mask);
      }
    }
  }

  @Override
  public long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  private static int start(long remainder) {
    return (int) remainder & (PER_BUCKET - 1);
  }
}
