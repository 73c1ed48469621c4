package dev.defib.checker.explicit.code;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledProbesTest {
  /** What an enumeration of values keeps in local variables is none of the state. */
  @Test
  void aProbeLeavesTheStateToTheNextOne() {
    SystemBuilder builder = new SystemBuilder();
    Type digit = Type.range(0, 9);
    Variable variable = builder.variable("x", digit, 0);
    Term some = new Term.Exists(0, digit, new Term.Equal(read(variable), new Term.Bound(0, digit)));
    Layout layout = Layout.of(builder.build());
    Successors compiled =
        Compiler.compileProbes(
            layout, List.of(new Probe.OfState(some), new Probe.OfState(is(variable, 7))));
    for (long value = 0; value <= 9; value++) {
      long[] hits = new long[1];
      compiled.look(new long[] {layout.place(0).inWord(value)}, 0, hits);
      assertThat(hits[0]).as("x = " + value).isEqualTo(value == 7 ? 3 : 1);
    }
  }
}
