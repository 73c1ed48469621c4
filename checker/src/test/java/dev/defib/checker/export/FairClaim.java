package dev.defib.checker.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A never claim for {@code fairness && !property}.
 *
 * <p>SPIN translates the negated property. The assumptions, which speak of what happens infinitely
 * often, are added by hand, as SPIN would need hours for five of them: the claim waits for each of
 * them in turn (a level each), round and round. A strong assumption, and one of finiteness, is
 * first guessed to be met by the end of what it speaks of, or to be waited for like the others:
 * there is a copy of the levels for each guess, in which that end has come.
 */
final class FairClaim {
  /** SPIN's time to read a claim grows faster than its length: 9,000 options take it 7 s. */
  private static final int OPTIONS_MAX = 5_000;

  private final BuchiAutomaton negation;

  /** Propositions each of which must hold infinitely often. */
  private final List<String> recurring = new ArrayList<>();

  /** What may be guessed: that from now on {@code calm} holds, or else that {@code recurs}. */
  private final List<Guess> guesses = new ArrayList<>();

  private final StringBuilder out = new StringBuilder("never {\n");

  private record Guess(String calm, String recurs) {}

  FairClaim(BuchiAutomaton negation, List<Assumption> assumptions) {
    this.negation = negation;
    for (Assumption assumption : assumptions) {
      switch (assumption) {
        case Assumption.Weak weak ->
            recurring.add("(!" + weak.enabled() + " || " + weak.taken() + ")");
        case Assumption.Strong strong ->
            guesses.add(new Guess("!" + strong.enabled(), strong.taken()));
        case Assumption.Finite finite -> guesses.add(new Guess("!" + finite.happens(), "false"));
      }
    }
  }

  boolean isTooLarge() {
    long edges = negation.edges().stream().mapToLong(List::size).sum();
    long levels = 2L + recurring.size() + guesses.size();
    long options = edges * (1 + 2 * levels);
    return guesses.size() > 12 || options << guesses.size() > OPTIONS_MAX;
  }

  String text() {
    for (int state = 0; state < negation.size() && !guesses.isEmpty(); state++) {
      undecided(state);
    }
    for (int guess = 0; guess < 1 << guesses.size(); guess++) {
      List<String> awaited = awaited(guess);
      for (int state = 0; state < negation.size(); state++) {
        for (int level = 0; level <= awaited.size() + 1; level++) {
          decided(state, guess, level, awaited);
        }
      }
    }
    return out.append("}\n").toString();
  }

  private void undecided(int state) {
    open("before_" + state);
    for (BuchiAutomaton.Edge edge : negation.edges().get(state)) {
      option(edge.condition(), "before_" + edge.target());
      for (int guess = 0; guess < 1 << guesses.size(); guess++) {
        option(edge.condition(), name(edge.target(), guess, 0, awaited(guess)));
      }
    }
    out.append("  od;\n");
  }

  /** Level 0 waits for acceptance by the automaton, level n + 1 is reached when all has come. */
  private void decided(int state, int guess, int level, List<String> awaited) {
    open(name(state, guess, level, awaited));
    String calm = calm(guess);
    int waiting = level == awaited.size() + 1 ? 0 : level;
    String comes =
        waiting > 0 ? awaited.get(waiting - 1) : negation.accepting().get(state) ? "1" : "0";
    for (BuchiAutomaton.Edge edge : negation.edges().get(state)) {
      String condition = edge.condition() + calm;
      option(condition + " && " + comes, name(edge.target(), guess, waiting + 1, awaited));
      option(condition + " && !" + comes, name(edge.target(), guess, waiting, awaited));
    }
    out.append("  od;\n");
  }

  private String calm(int guess) {
    StringBuilder calm = new StringBuilder();
    for (int i = 0; i < guesses.size(); i++) {
      if ((guess >> i & 1) == 1) {
        calm.append(" && ").append(guesses.get(i).calm());
      }
    }
    return calm.toString();
  }

  private List<String> awaited(int guess) {
    List<String> awaited = new ArrayList<>(recurring);
    for (int i = 0; i < guesses.size(); i++) {
      if ((guess >> i & 1) == 0) {
        awaited.add(guesses.get(i).recurs());
      }
    }
    return awaited;
  }

  private static String name(int state, int guess, int level, List<String> awaited) {
    String prefix = level == awaited.size() + 1 ? "accept" : "wait";
    return String.format(Locale.ROOT, "%s_%d_%d_%d", prefix, state, guess, level);
  }

  private void open(String label) {
    out.append(label).append(":\n  do\n");
  }

  private void option(String condition, String target) {
    if (!condition.endsWith(" && 0") && !condition.endsWith(" && !1")) {
      out.append("  :: (").append(condition).append(") -> goto ").append(target).append('\n');
    }
  }
}
