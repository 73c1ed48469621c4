package dev.defib.checker.explicit.store;

/**
 * Whether the kernel backs large arrays with huge pages. Without them every access to a large table
 * also misses the TLB, which halves the speed of a search.
 */
public enum HugePages {
  /** For all memory. */
  ALWAYS,
  /** For memory that asks for them: the JVM does so with {@code -XX:+UseTransparentHugePages}. */
  ON_REQUEST,
  /** Switched off. */
  NEVER,
  /** The system does not say. */
  UNKNOWN;

  /** The file in which Linux tells its setting. */
  public static final String SETTING = "/sys/kernel/mm/transparent_hugepage/enabled";

  /**
   * Reads the content of {@link #SETTING}.
   *
   * @param setting such as {@code always [madvise] never}; empty if there is no such file
   */
  public static HugePages of(String setting) {
    if (setting.contains("[always]")) {
      return ALWAYS;
    }
    if (setting.contains("[madvise]")) {
      return ON_REQUEST;
    }
    return setting.contains("[never]") ? NEVER : UNKNOWN;
  }
}
