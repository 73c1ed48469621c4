package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.defib.checker.explain.Blame;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.explain.Explanation.Timeline;
import dev.defib.checker.explain.Explanation.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is told of runs that violate a check. */
final class ExplanationTest {
  /** Goes once round three states, then rests. */
  private static final Meaning WALK =
      Meaning.of(
          """
          process P {
            var n: 0..9 = 0
            state one initial { -> two { n = 3 } }
            state two { -> three }
            state three rest {}
          }
          system S { p: P q: P }
          """);

  /** Turns for ever between two states. */
  private static final Meaning TURN =
      Meaning.of(
          """
          process P {
            state idle initial { -> lit }
            state lit { -> dim }
            state dim { -> lit }
          }
          system S { p: P }
          """);

  @Test
  void anInvariantIsFollowedDownToItsFalseParts() {
    assertThat(tree(WALK.explanation("always p.n < 3 or (p.one and q.one)")))
        .containsExactly(
            "false always p.n < 3 or (p.one and q.one) @0",
            "  false p.n < 3 or (p.one and q.one) @2",
            "    false p.n < 3 @2 [p.n 3]",
            "    false p.one and q.one @2",
            "      false p.one @2 [p two]");
  }

  @Test
  void whatMustNeverBeIsFollowedDownToWhatIsTrue() {
    assertThat(tree(WALK.explanation("never p.two and q.one")))
        .containsExactly(
            "false never p.two and q.one @0",
            "  true p.two and q.one @1",
            "    true p.two @1 [p two]",
            "    true q.one @1 [q one]");
  }

  @Test
  void aQuantifierIsFalsifiedByOneOfItsValues() {
    Meaning walks =
        Meaning.of(
                """
                process P {
                  state one initial { -> two }
                  state two rest {}
                }
                system S { p[3]: P }
                """)
            .spec("define good = all x in p: x.one");
    assertThat(tree(walks.explanation("always good")))
        .containsExactly(
            "false always good @0",
            "  false good @1",
            "    false all x in p: x.one @1",
            "      false x = p[0]: x.one @1 [p[0] two]");
    assertThat(tree(walks.explanation("always some i in 0..1: p[i].one")))
        .containsExactly(
            "false always some i in 0..1: p[i].one @0",
            "  false some i in 0..1: p[i].one @2",
            "    false i = 0: p[i].one @2 [p[0] two]",
            "    false i = 1: p[i].one @2 [p[1] two]");
  }

  @Test
  void whatNeverComesAgainIsFalseFromTheLoopOn() {
    assertThat(tree(TURN.explanation("always eventually p.idle")))
        .containsExactly("false always eventually p.idle @0", "  false p.idle @2.. [p dim]");
    assertThat(tree(TURN.explanation("p.lit leads to p.idle")))
        .containsExactly(
            "false p.lit leads to p.idle @0",
            "  true p.lit @1 [p lit]",
            "  false p.idle @1.. [p lit]");
    assertThat(tree(TURN.explanation("eventually always p.lit")))
        .containsExactly("false eventually always p.lit @0", "  false p.lit @2 [p dim]");
  }

  @Test
  void formulasOfLinearTimeAreFollowedThroughTheirOperators() {
    assertThat(tree(TURN.explanation("ltl p.idle U p.dim")))
        .containsExactly(
            "false p.idle U p.dim @0", "  false p.idle @1 [p lit]", "  false p.dim @1 [p lit]");
    assertThat(tree(TURN.explanation("ltl G (p.lit implies F p.idle)")).getLast())
        .isEqualTo("      false p.idle @1.. [p lit]");
  }

  @Test
  void scopesAreLookedAtWhereTheyAreOpen() {
    assertThat(tree(TURN.explanation("after p.lit, always p.lit")))
        .containsExactly(
            "false after p.lit, always p.lit @0",
            "  true p.lit @1 [p lit]",
            "  false always p.lit @1",
            "    false p.lit @2 [p dim]");
    assertThat(tree(WALK.explanation("while p.two, always q.one")).getFirst())
        .isEqualTo("false while p.two, always q.one @0");
    assertThat(tree(WALK.explanation("between p.two and p.three, always q.one")).getLast())
        .startsWith("    false q.one @");
    assertThat(tree(WALK.explanation("before p.three, always p.one")))
        .containsExactly(
            "false before p.three, always p.one @0",
            "  false p.three @0 [p one]",
            "  false always p.one @0",
            "    false p.one @1 [p two]");
  }

  @Test
  void aFairLoopTellsHowItHonoursEachAssumption() {
    Explanation explanation =
        Meaning.of(
                """
                process P {
                  state lit initial { -> dim }
                  state dim { -> lit }
                }
                process R {
                  var n: 0..1 = 0
                  state idle initial rest { when n > 0 -> busy } state busy rest {} }
                system S { p: P r: R }
                """)
            .explanation("eventually r.busy");
    assertThat(explanation.fairness())
        .extracting(Explanation.FairStep::assumption, Explanation.FairStep::way)
        .contains(
            tuple("weak fairness of p", Way.TAKEN), tuple("weak fairness of r", Way.NOT_ENABLED));
  }

  @Test
  void aDeadlockTellsWhatEachMachineNeeds() {
    Explanation explanation =
        Meaning.of(
                """
                messages M { go }
                process P(q: queue of M) {
                  state waiting initial { on q?go -> done }
                  state done rest {}
                }
                system S { queue q: M[1] p: P(q) }
                """)
            .explanation("no deadlock");
    assertThat(explanation.blocked()).hasSize(1);
    Explanation.Blocked blocked = explanation.blocked().getFirst();
    assertThat(blocked.machine()).isEqualTo("p");
    assertThat(blocked.steps())
        .extracting(Explanation.BlockedStep::needs)
        .containsExactly(List.of("q is not empty"));
  }

  @Test
  void aDeadlineIsTimedFromWhatAsksForIt() {
    Explanation explanation =
        Meaning.of(
                """
                process P {
                  state idle initial { after 2 -> asked }
                  state asked { after 5 -> served }
                  state served rest {}
                }
                system S { p: P }
                """)
            .explanation("p.asked leads to p.served within 3");
    assertThat(explanation.timeline()).isEqualTo(new Timeline(null, 3, 3, 6, 7));
  }

  @Test
  void aRecoveryIsTimedFromTheStrike() {
    Meaning slow =
        Meaning.of(
            """
            driver M { state booting initial { after 2 -> up } state up rest {} }
            policy P(m: driver) {
              state s initial rest { on exit(m) -> t }
              state t { after 3 { start m } -> s }
            }
            system S { m: M p: P(m) }
            """);
    Explanation explanation = slow.explanation("m.up after any single crash of m within 2");
    Timeline timeline = Objects.requireNonNull(explanation.timeline());
    assertThat(timeline.strike()).isEqualTo(timeline.since());
    assertThat(timeline.allowed()).isEqualTo(2);
    assertThat(timeline.late()).isGreaterThan(timeline.deadline());
    assertThat(tree(explanation)).element(1).asString().startsWith("  false m.up @");
  }

  @Test
  void strikesCanBeLimited() {
    Meaning twice =
        Meaning.of(
                """
                driver D { state up initial rest {} }
                system S { d[3]: D }
                """)
            .under("crash(d[*]) at most 3");
    String form = "never dead(d[0]) and dead(d[1])";
    assertThat(twice.verdict(form, 0)).isEqualTo("vacuous");
    assertThat(twice.verdict(form, 1)).isEqualTo("holds");
    assertThat(twice.verdict(form, 2)).isEqualTo("violated");
  }

  private static List<String> ofWedge(String reviving) {
    return Meaning.of(
            """
            device D {
              state off initial { on power -> lit on reset%s -> off }
              state lit {}
            }
            driver M(d: D) {
              state up initial { do d.power -> done }
              state done rest {}
              state other { do d.reset -> up }
            }
            system S { d: D m: M(d) }
            """
                .formatted(reviving))
        .under("wedge(d) at most 1")
        .explanation("always possible d.lit")
        .remedies();
  }

  @Test
  void whatNothingRevivesIsSaid() {
    assertThat(ofWedge(""))
        .singleElement()
        .asString()
        .startsWith("nothing revives `d` once it is wedged");
    assertThat(ofWedge(" revives")).isEmpty();
  }

  @Test
  void aLockOfTheDeadIsSaid() {
    Explanation explanation =
        Meaning.of(
                """
                driver M(l: lock) {
                  state idle initial { acquire l -> busy }
                  state busy { after 1 { release l } -> idle }
                }
                system S { lock bus m: M(bus) }
                """)
            .under("crash(m) while m.idle at most 1")
            .explanation("always possible m.busy");
    assertThat(explanation.remedies()).isEmpty();
    assertThat(
            Meaning.of(
                    """
                    driver M(l: lock) {
                      state idle initial { acquire l -> busy }
                      state busy { after 1 { release l } -> idle }
                    }
                    policy P(m: driver) { state s initial rest { on exit(m) { start m } -> stay } }
                    system S { lock bus m: M(bus) p: P(m) }
                    """)
                .under("crash(m) while m.busy at most 1")
                .explanation("always possible m.busy")
                .remedies())
        .singleElement()
        .asString()
        .contains("`lock bus freed with owner`");
  }

  @Test
  void aLoopWithoutTimeIsSaid() {
    Explanation explanation =
        Meaning.of(
                """
                process P {
                  state a initial { -> b }
                  state b { -> a after 1 -> a }
                }
                system S { p: P }
                """)
            .explanation("time progresses");
    assertThat(explanation.remedies()).singleElement().asString().contains("`after n`");
  }

  @Test
  void anUnexpectedCommandIsSaidOfAState() {
    Explanation explanation =
        Meaning.of(
                """
                device D {
                  state off initial { on power -> lit }
                  state lit {}
                }
                driver M(d: D) {
                  state a initial { do d.power -> b }
                  state b { do d.power -> a }
                }
                system S { d: D m: M(d) }
                """)
            .explanation("no unexpected command");
    assertThat(explanation.remedies())
        .containsExactly("`d` is in `lit`: handle the command there, or write `otherwise ignore`");
  }

  @Test
  void misuseIsSaidOfStartsAndLocks() {
    Explanation started =
        Meaning.of(
                """
                driver M { state s initial rest {} }
                policy P(m: driver) {
                  state s initial rest {
                    on exit(m) { start m } -> stay
                    after 1 { kill m; start m } -> s
                  }
                }
                system S { m: M p: P(m) }
                """)
            .explanation("no misuse");
    assertThat(started.remedies()).singleElement().asString().contains("in one place only");
    Explanation released =
        Meaning.of(
                """
                driver M(l: lock) { state s initial { after 1 { release l } -> s } }
                system S { lock bus m: M(bus) }
                """)
            .explanation("no misuse");
    assertThat(released.remedies()).singleElement().asString().contains("behind the `acquire`");
  }

  @Test
  void aSignalThatStaysMaskedIsSaid() {
    Explanation explanation =
        Meaning.of(
                """
                device D { signal irq state s initial { on go { raise irq } -> stay } }
                driver M(d: D) {
                  state a initial { do d.go { mask d.irq } -> b }
                  state b { on d.irq -> a }
                }
                system S { d: D m: M(d) }
                """)
            .explanation("always eventually m.b and not m.b");
    assertThat(explanation.remedies()).singleElement().asString().contains("`unmask d.irq`");
  }

  @Test
  void aMessageThatIsDroppedIsSaid() {
    Explanation explanation =
        Meaning.of(
                """
                messages M { m }
                process P(q: queue of M) {
                  state a initial { { q!m } -> b }
                  state b { { q!m } -> c }
                  state c rest {}
                }
                process R(q: queue of M) {
                  state a initial { after 2 -> b }
                  state b rest { on q?m -> c }
                  state c rest { on q?m -> d }
                  state d rest {}
                }
                system S { queue q: M[1] lossy p: P(q) r: R(q) }
                """)
            .explanation("eventually r.d");
    assertThat(explanation.remedies()).singleElement().asString().contains("without `lossy`");
  }

  private static List<String> tree(Explanation explanation) {
    var lines = new ArrayList<String>();
    if (explanation.formula() != null) {
      tree(explanation.formula(), "", lines);
    }
    return lines;
  }

  private static void tree(Blame blame, String indent, List<String> lines) {
    List<String> reads = blame.reads().stream().map(r -> r.name() + " " + r.value()).toList();
    lines.add(
        indent
            + blame.value()
            + " "
            + blame.text()
            + " @"
            + blame.step()
            + (blame.onwards() ? ".." : "")
            + (reads.isEmpty() ? "" : " " + reads));
    blame.parts().forEach(part -> tree(part, indent + "  ", lines));
  }
}
