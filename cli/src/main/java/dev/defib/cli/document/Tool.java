package dev.defib.cli.document;

/** Who made a document. */
public record Tool(String name, String version) {
  public static final Tool THIS = new Tool("defib", Version.number());
}
