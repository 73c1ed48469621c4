package dev.defib.checker.evidence.verify;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.evidence.ReachableStates;
import dev.defib.checker.evidence.StateFormat;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts from -1 to 4 and back to 1; 5 is not reachable. */
class ClosedSetVerifierTest {
  private final SystemBuilder builder = new SystemBuilder();
  private final Variable x = builder.variable("x", Type.range(-1, 5), -1);
  private final TransitionSystem system = system();
  private final StateFormat format = new StateFormat(system);
  private final Property property = new Property.Invariant(not(is(x, 5)));

  private TransitionSystem system() {
    builder.step("up").when(not(is(x, 4))).when(not(is(x, 5))).set(x, plus(read(x), 1)).done();
    builder.step("back").when(x, 4).set(x, 1).done();
    return builder.build();
  }

  @Test
  void acceptsTheReachableStates() throws Exception {
    assertThat(verify(reachable())).isEqualTo(new Finding.Verified("a closed set of 6 states"));
  }

  @Test
  void refusesASetWithoutAnyOneOfItsStates() throws Exception {
    for (ByteBuffer state : reachable()) {
      List<ByteBuffer> open = new ArrayList<>(reachable());
      open.remove(state);
      assertThat(verify(open)).isInstanceOf(Finding.Refuted.class);
    }
    assertThat(verify(reachable().subList(1, 6)))
        .isEqualTo(new Finding.Refuted("an initial state is not in the set"));
  }

  @Test
  void refusesASetWithAStateThatViolates() throws Exception {
    List<ByteBuffer> larger = new ArrayList<>(reachable());
    larger.add(format.pack(new long[] {5}));
    assertThat(verify(larger))
        .isEqualTo(new Finding.Refuted("a state of the set refutes what is asked"));
  }

  @Test
  void refusesValuesOutsideTheirTypes() throws Exception {
    List<ByteBuffer> larger = new ArrayList<>(reachable());
    larger.add(format.pack(new long[] {6}));
    assertThat(verify(larger))
        .isEqualTo(new Finding.Refuted("a state of the set has a value outside its type"));
  }

  private List<ByteBuffer> reachable() throws InterruptedException {
    return List.copyOf(ReachableStates.of(system, 100).orElseThrow());
  }

  private Finding verify(List<ByteBuffer> states) throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(states, states.size(), bytes);
    return new Verifier(system, new GlucoseSolver())
        .states(property, new ByteArrayInputStream(bytes.toByteArray()));
  }
}
