package dev.defib.dsl.parse;

import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * What to write instead.
 *
 * @param at the token that is to blame
 * @param headline what is wrong with it; empty if nothing better than what was expected can be said
 */
record Remedy(Token at, Optional<String> headline, String help) {
  static Remedy of(Token at, String help) {
    return new Remedy(at, Optional.empty(), help);
  }

  /** For a word that is none of the language, or none that can stand in its place. */
  static Remedy ofWord(Token at, String help) {
    return new Remedy(at, Optional.of("`" + at.getText() + "` means nothing here"), help);
  }
}
