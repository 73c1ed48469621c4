package dev.defib.checker.explicit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Slots of 64 bits, 8 to a bucket, for remainders of up to 61 bits. */
final class LongSlots implements Slots {
  /* Marks, reads and the slots left out are as in IntSlots. */
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int PER_BUCKET = Geometry.BUCKET_BYTES / Long.BYTES;
  private static final int LEFT_OUT = PER_BUCKET - 16 / Long.BYTES;

  private final long[][] segments;
  private final int slots;
  private final int remainderBits;

  LongSlots(Geometry geometry) {
    segments = new long[geometry.segments()][0];
    slots = LEFT_OUT + (geometry.buckets() + Geometry.DISPLACEMENTS - 1) * PER_BUCKET;
    remainderBits = geometry.remainderBits();
  }

  @Override
  public void allocate(int segment) {
    segments[segment] = new long[slots];
  }

  @Override
  public void release(int segment) {
    segments[segment] = new long[0];
  }

  /* As little as possible is done in this loop: the less, the more misses are under way at once. */
  @Override
  public int touch(long[] places, int from, int count) {
    long[][] all = segments;
    int loaded = 0;
    for (int at = from; at < from + 2 * count; at += 2) {
      long place = places[at];
      loaded += (int) all[Geometry.segmentOf(place)][first(place) + PER_BUCKET / 2];
    }
    return loaded;
  }

  @Override
  public Outcome insert(long place, long remainder) {
    long[] cells = segments[Geometry.segmentOf(place)];
    int start = start(remainder);
    int bucket = first(place);
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
  public Outcome find(long place, long remainder) {
    long[] cells = segments[Geometry.segmentOf(place)];
    int start = start(remainder);
    int bucket = first(place);
    long mark = (1L << remainderBits) | remainder;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        long seen = cells[bucket + ((start + i) & (PER_BUCKET - 1))];
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
  public void scan(int segment, Visitor visitor) {
    long[] cells = segments[segment];
    long mask = ~(-1L << remainderBits);
    for (int at = LEFT_OUT; at < cells.length; at++) {
      long mark = cells[at];
      if (mark != 0) {
        int displacement = (int) (mark >>> remainderBits) - 1;
        visitor.visit((at - LEFT_OUT) / PER_BUCKET - displacement, mark & mask);
      }
    }
  }

  @Override
  public long bytes() {
    long bytes = 0;
    for (long[] segment : segments) {
      bytes += (long) segment.length * Long.BYTES;
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
