package dev.defib.checker.evidence.verify;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.evidence.StateFormat;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies sets of states with the interpreter: the initial states are in it, no step leads out of
 * it, and in all of its states the claims are true.
 */
final class ClosedSetVerifier {
  private final Interpreter interpreter;
  private final List<Claim> claims;
  private final StateFormat format;
  private final Set<ByteBuffer> set = new HashSet<>();

  ClosedSetVerifier(TransitionSystem system, List<Claim> claims) {
    this.interpreter = new Interpreter(system);
    this.claims = List.copyOf(claims);
    this.format = new StateFormat(system);
  }

  /** How many states there are. */
  int size() {
    return set.size();
  }

  /** What is wrong with the set, as a clause; empty if nothing is. */
  Optional<String> objection(InputStream states) throws IOException, InterruptedException {
    try {
      format.read(states, set::add);
    } catch (StateFormat.MalformedException e) {
      return Optional.of("the set cannot be read: " + e.why());
    }
    for (Interpreter.Start start : interpreter.initialStates()) {
      Optional<String> wrong = outside(start.state(), "an initial state");
      wrong = wrong.or(() -> refuted(start.state(), List.of(), "an initial state"));
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    for (ByteBuffer packed : set) {
      Optional<String> wrong = ofState(new State(format.unpack(packed)));
      if (wrong.isPresent()) {
        return wrong;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return Optional.empty();
  }

  private Optional<String> ofState(State state) {
    for (Variable variable : interpreter.system().variables()) {
      for (int i = 0; i < variable.length(); i++) {
        if (!variable.type().contains(state.value(variable.offset() + i))) {
          return Optional.of("a state of the set has a value outside its type");
        }
      }
    }
    for (Claim claim : claims) {
      if (!claim.mentionsEvents() && !interpreter.holds(claim.always(), state, List.of())) {
        return Optional.of("a state of the set refutes " + claim.name());
      }
    }
    try {
      return interpreter.successors(state).stream()
          .flatMap(step -> afterStep(step).stream())
          .findFirst();
    } catch (SelfCheckException _) {
      return Optional.of("a step assigns a value outside its variable's type");
    }
  }

  private Optional<String> afterStep(Trace.Step step) {
    String name = "`" + interpreter.system().actions().get(step.action()).label() + "`";
    return outside(step.state(), "a state to which " + name + " leads")
        .or(() -> refuted(step.state(), step.events(), "the step " + name));
  }

  private Optional<String> outside(State state, String what) {
    return set.contains(format.pack(state.toArray()))
        ? Optional.empty()
        : Optional.of(what + " is not in the set");
  }

  private Optional<String> refuted(State state, List<Integer> events, String what) {
    return claims.stream()
        .filter(claim -> !interpreter.holds(claim.always(), state, events))
        .findFirst()
        .map(claim -> what + " refutes " + claim.name());
  }
}
