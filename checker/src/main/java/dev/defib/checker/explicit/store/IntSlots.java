package dev.defib.checker.explicit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Slots of 32 bits, 16 to a bucket, for remainders of up to 29 bits. */
final class IntSlots implements Slots {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int PER_BUCKET = Geometry.BUCKET_BYTES / Integer.BYTES;

  /** How many slots of the home bucket are looked at before the others. */
  private static final int NEAR = 4;

  private static final int LEFT_OUT = PER_BUCKET - 16 / Integer.BYTES;

  private final int[][] segments;
  private final int slots;
  private final int remainderBits;

  IntSlots(Geometry geometry) {
    segments = new int[geometry.segments()][0];
    slots = LEFT_OUT + (geometry.buckets() + Geometry.DISPLACEMENTS - 1) * PER_BUCKET;
    remainderBits = geometry.remainderBits();
  }

  @Override
  public void allocate(int segment) {
    segments[segment] = new int[slots];
  }

  @Override
  public void release(int segment) {
    segments[segment] = new int[0];
  }

  /* As little as possible is done in this loop: the less, the more misses are under way at once. */
  @Override
  public int touch(long[] places, int from, int count) {
    int[][] all = segments;
    int loaded = 0;
    for (int at = from; at < from + 2 * count; at += 2) {
      long place = places[at];
      loaded += all[Geometry.segmentOf(place)][first(place) + PER_BUCKET / 2];
    }
    return loaded;
  }

  @Override
  public Outcome insert(long place, long remainder) {
    int[] cells = segments[Geometry.segmentOf(place)];
    int start = start(remainder);
    int bucket = first(place);
    int mark = (1 << remainderBits) | (int) remainder;
    if (isNear(cells, bucket, start, mark)) {
      return Outcome.PRESENT;
    }
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

  /*
   * Most states are here already, and near the start; how near cannot be predicted. So this takes no
   * branch: the difference of what is equal is 0, and only 0 becomes negative.
   */
  private static boolean isNear(int[] cells, int bucket, int start, int mark) {
    long any = 0;
    for (int i = 0; i < NEAR; i++) {
      any |= Integer.toUnsignedLong(cells[bucket + ((start + i) & (PER_BUCKET - 1))] ^ mark) - 1;
    }
    return any < 0;
  }

  @Override
  public Outcome find(long place, long remainder) {
    int[] cells = segments[Geometry.segmentOf(place)];
    int start = start(remainder);
    int bucket = first(place);
    int mark = (1 << remainderBits) | (int) remainder;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        int seen = cells[bucket + ((start + i) & (PER_BUCKET - 1))];
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
  public void scan(int segment, Visitor visitor) {
    int[] cells = segments[segment];
    int mask = ~(-1 << remainderBits);
    for (int at = LEFT_OUT; at < cells.length; at++) {
      int mark = cells[at];
      if (mark != 0) {
        int displacement = (mark >>> remainderBits) - 1;
        visitor.visit((at - LEFT_OUT) / PER_BUCKET - displacement, mark & mask);
      }
    }
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (int[] segment : segments) {
      bytes += (long) segment.length * Integer.BYTES;
    }
    return bytes;
  }

  private static int first(long place) {
    return LEFT_OUT + Geometry.homeOf(place) * PER_BUCKET;
  }

  private static int start(long remainder) {
    return (int) remainder & (PER_BUCKET - 1);
  }
}
