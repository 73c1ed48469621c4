package dev.defib.checker.explicit.store;

import java.util.Optional;

/**
 * Where a state lives in a quotient table, and what of it is stored there.
 *
 * <p>A {@link Bijection} of width w makes of the state a number, whose bits from the top down are:
 *
 * <pre>
 *   segment | coarse | fine (12 bits) | rest
 * </pre>
 *
 * A segment has {@code eighths * 2^coarseBits} home buckets, 8 to 15 for each value of
 * <i>coarse</i>, among which <i>fine</i> is divided as evenly as 4096 goes: so tables can grow by
 * an eighth and need not double. The home bucket implies all but a position in its share of
 * <i>fine</i> (9 bits) and the rest; these make up the <i>remainder</i>, which is stored. Order is
 * kept: a larger number has no smaller home.
 */
final class Geometry {
  /** Bytes of a bucket, a cache line. */
  static final int BUCKET_BYTES = 64;

  /** How many buckets, the home bucket first, are tried before a state goes to the overflow. */
  static final int DISPLACEMENTS = 7;

  /** The narrowest bijection, so that coarse and fine never meet the end of the number. */
  static final int WIDTH_MIN = 40;

  private static final int DISPLACEMENT_BITS = 3;
  private static final int FINE_BITS = 12;
  private static final int SHARE_BITS = 9;
  private static final int EIGHTHS_MIN = 8;
  private static final int COARSE_BITS_MIN = 3;
  private static final int SEGMENT_BITS = 6;
  private static final long SLOTS_OF_ONE_SEGMENT = 1L << 19;
  private static final int BUCKETS_MAX = (1 << 27) - 16;

  private final int segmentBits;
  private final int coarseBits;
  private final int eighths;
  private final int slotBits;
  private final int topRestBits;
  private final int lowBits;
  private final int[] shareStart;

  /** 2^32 / eighths, rounded up: exact for the homes there are, and faster than dividing. */
  private final long reciprocal;

  private Geometry(int width, int segmentBits, int coarseBits, int eighths, int slotBits) {
    this.segmentBits = segmentBits;
    this.coarseBits = coarseBits;
    this.eighths = eighths;
    this.slotBits = slotBits;
    topRestBits = Math.min(width, Long.SIZE) - segmentBits - coarseBits - FINE_BITS;
    lowBits = Math.max(width - Long.SIZE, 0);
    reciprocal = (1L << Integer.SIZE) / eighths + 1;
    shareStart = new int[eighths];
    for (int i = 0; i < eighths; i++) {
      shareStart[i] = ((i << FINE_BITS) + eighths - 1) / eighths;
    }
  }

  /**
   * The geometry with the fewest slots not below a number, in the smallest slots that hold the
   * remainders.
   *
   * @param width of the bijection, at least {@link #WIDTH_MIN}
   * @return empty if even slots of 64 bits are too small
   */
  static Optional<Geometry> atLeast(int width, long slots) {
    Geometry narrow = atLeast(width, slots, Integer.SIZE);
    if (narrow.fits()) {
      return Optional.of(narrow);
    }
    return Optional.of(atLeast(width, slots, Long.SIZE)).filter(Geometry::fits);
  }

  private static Geometry atLeast(int width, long slots, int slotBits) {
    int segmentBits = slots >= SLOTS_OF_ONE_SEGMENT ? SEGMENT_BITS : 0;
    int slotsOfBucket = BUCKET_BYTES * Byte.SIZE / slotBits;
    long slotsOfSegment = slotsOfBucket * (1L << segmentBits);
    long buckets = (slots + slotsOfSegment - 1) / slotsOfSegment;
    if (buckets > BUCKETS_MAX) {
      throw new IllegalArgumentException("a table of " + slots + " slots is too large");
    }
    int coarseBits = COARSE_BITS_MIN;
    while ((2L * EIGHTHS_MIN - 1) << coarseBits < buckets) {
      coarseBits++;
    }
    int eighths = (int) Math.max(EIGHTHS_MIN, ((buckets - 1) >>> coarseBits) + 1);
    return new Geometry(width, segmentBits, coarseBits, eighths, slotBits);
  }

  private boolean fits() {
    return topRestBits > 0 && remainderBits() + DISPLACEMENT_BITS <= slotBits;
  }

  int segments() {
    return 1 << segmentBits;
  }

  /** How many home buckets a segment has. */
  int buckets() {
    return eighths << coarseBits;
  }

  /** The size of a slot, 32 or 64 bits. */
  int slotBits() {
    return slotBits;
  }

  int slotsOfBucket() {
    return BUCKET_BYTES * Byte.SIZE / slotBits;
  }

  int remainderBits() {
    return SHARE_BITS + topRestBits + lowBits;
  }

  long slots() {
    return (long) segments() * buckets() * slotsOfBucket();
  }

  /** The home bucket of a number with this top: its segment and, in the right half, which of it. */
  long place(long top) {
    return ((long) segment(top) << Integer.SIZE) | home(top);
  }

  static int segmentOf(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  static int homeOf(long place) {
    return (int) place;
  }

  private int segment(long top) {
    return (int) ((top >>> Integer.SIZE) >>> (Integer.SIZE - segmentBits));
  }

  private int home(long top) {
    long inSegment = top << segmentBits;
    int coarse = (int) ((inSegment >>> Integer.SIZE) >>> (Integer.SIZE - coarseBits));
    return coarse * eighths + bucketOf(fine(inSegment));
  }

  /** What home and segment do not imply. */
  long remainder(long top, long low) {
    long inSegment = top << segmentBits;
    int fine = fine(inSegment);
    int position = fine - shareStart[bucketOf(fine)];
    long topRest = (inSegment << coarseBits << FINE_BITS) >>> (Long.SIZE - topRestBits);
    return ((((long) position << topRestBits) | topRest) << lowBits) | low;
  }

  /** The top of the number that lives here. */
  long top(int segment, int home, long remainder) {
    int coarse = (int) ((home * reciprocal) >>> Integer.SIZE);
    long fine = shareStart[home - coarse * eighths] + (remainder >>> (topRestBits + lowBits));
    long topRest = (remainder >>> lowBits) & ~(-1L << topRestBits);
    long bits = ((((long) segment << coarseBits) | coarse) << FINE_BITS) | fine;
    return ((bits << topRestBits) | topRest) << (Long.SIZE - usedTopBits());
  }

  /** The low part of the number with this remainder. */
  long low(long remainder) {
    return remainder & ~(-1L << lowBits);
  }

  private int usedTopBits() {
    return segmentBits + coarseBits + FINE_BITS + topRestBits;
  }

  private int fine(long inSegment) {
    return (int) ((inSegment << coarseBits) >>> (Long.SIZE - FINE_BITS));
  }

  private int bucketOf(int fine) {
    return (fine * eighths) >>> FINE_BITS;
  }
}
