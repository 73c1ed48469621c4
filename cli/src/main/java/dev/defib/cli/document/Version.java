package dev.defib.cli.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the build wrote it into a resource. */
public final class Version implements IVersionProvider {

  private static final String RESOURCE = "/dev/defib/cli/version.properties";

  /** Returns the version alone, for example {@code 0.1.0}. */
  public static String number() {
    var properties = new Properties();
    try (var in = Version.class.getResourceAsStream(RESOURCE)) {
      properties.load(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(properties.getProperty("version"), "version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"defib " + number()};
  }
}
