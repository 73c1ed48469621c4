package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A verb known alone is the same as one known among all. */
class VerbTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HELP")
  void tellsTheSameOfItselfAlone(Verb verb) {
    var bench = new Workbench(folder);
    String alone = bench.run(verb.word(), "--help").out();
    assertThat(alone).startsWith("Usage: defib " + verb.word() + " ");
    assertThat(bench.run("help", verb.word()).out()).isEqualTo(alone);
  }

  @Test
  void whatTellsOfVerbsKnowsThemAll() {
    assertThat(Verb.needed()).containsExactly(Verb.values());
    assertThat(Verb.needed("chek")).containsExactly(Verb.values());
    assertThat(Verb.needed("--help")).containsExactly(Verb.values());
    assertThat(Verb.needed("manual", "man")).containsExactly(Verb.values());
    assertThat(Verb.needed("help")).containsExactly(Verb.values());
    assertThat(Verb.needed("fmt", "check")).containsExactly(Verb.FMT);
  }

  @Test
  void suggestsAmongAllVerbs() {
    assertThat(new Workbench(folder).run("chek").err()).contains("defib check");
  }
}
