package dev.defib.checker.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Budget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Systems of the textbooks, their tables worked out by hand. */
class SurveyTest {
  /** Two of three: any one may fail, no two, whatever the order. */
  @Test
  void voter() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process Unit { state up initial rest {} }
            system S { a: Unit b: Unit c: Unit }
            spec m.s for m.S
            define voted = (alive(a) and alive(b)) or (alive(b) and alive(c)) or (alive(a) and alive(c))
            survey v
              usable: voted
              under each crash(a), crash(b), crash(c) up to 3
            """);
    assertThat(Surveyed.rows(found))
        .containsExactly(
            "crash(a): transparent 0..0",
            "crash(b): transparent 0..0",
            "crash(c): transparent 0..0",
            "crash(a) + crash(b): alive in name only, lost voted",
            "crash(a) + crash(c): alive in name only, lost voted",
            "crash(b) + crash(c): alive in name only, lost voted",
            "crash(a) + crash(b) + crash(c): dead, lost voted");
    assertThat(Surveyed.sets(found))
        .containsExactly("crash(a) + crash(b)", "crash(a) + crash(c)", "crash(b) + crash(c)");
  }

  /**
   * A cold spare behind a switch. Nobody notices the loss of one of the three; two are too many,
   * also where the switch is lost last: it may be lost before it has switched.
   */
  @Test
  void coldSpareWithSwitch() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            driver Unit { state up initial rest {} }
            policy Switch(first: driver, spare: driver) {
              state watching initial rest { on exit(first) { start spare } -> switched }
              state switched rest {}
            }
            system S { first: Unit spare: Unit dead sw: Switch(first, spare) }
            spec m.s for m.S
            survey v
              usable: alive(first) or alive(spare)
              under each crash(first), crash(sw), crash(spare) up to 2
            """);
    String lost = ", lost alive(first) or alive(spare)";
    assertThat(Surveyed.rows(found))
        .containsExactly(
            "crash(first): transparent 0..0",
            "crash(sw): transparent 0..0",
            "crash(sw) while watching: transparent 0..0",
            "crash(first) + crash(sw): dead" + lost,
            "crash(first) + crash(spare): alive in name only" + lost);
    assertThat(Surveyed.sets(found))
        .containsExactly("crash(first) + crash(sw)", "crash(first) + crash(spare)");
  }

  /** One lamp hangs on each of two strings: the loss of a string is the loss of one lamp. */
  @Test
  void twoServices() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process Lamp { state lit initial rest {} }
            system S { left: Lamp right: Lamp }
            spec m.s for m.S
            survey v
              usable: left.lit, right.lit
              under each crash(left), crash(right) up to 2
            """);
    assertThat(Surveyed.rows(found))
        .containsExactly(
            "crash(left): degraded, lost left.lit",
            "crash(right): degraded, lost right.lit",
            "crash(left) + crash(right): dead, lost left.lit right.lit");
    assertThat(Surveyed.sets(found)).containsExactly("crash(left)", "crash(right)");
  }

  /**
   * A watchdog: a hang is found after 2 to 3 ticks, a restart takes 1 more; a crash is not found.
   */
  @Test
  void watchdog() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            driver Worker { state boot initial { after 1 -> run } state run rest {} }
            policy Dog(w: driver) {
              state watching initial rest {
                every 3 { if not answers(w) { kill w; start w } }
              }
            }
            system S { w: Worker dog: Dog(w) }
            spec m.s for m.S
            survey v
              usable: w.run and not hung(w)
              under each hang(w)
            """);
    assertThat(Surveyed.rows(found))
        .containsExactly(
            "hang(w): recovered 1..4",
            "hang(w) while boot: recovered 3..4",
            "hang(w) while run: recovered 1..4");
  }

  /** A fuse that blows saves the load from the surge: the second fault cures. */
  @Test
  void cure() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            device Fuse { fault blow -> open state whole initial {} state open {} }
            process Load { state lit initial rest {} }
            device Surge { fault come -> high state low initial {} state high {} }
            system S { fuse: Fuse load: Load surge: Surge }
            spec m.s for m.S
            survey v
              usable: load.lit and (surge.low or fuse.open)
              under each surge.come, fuse.blow up to 2
            """);
    assertThat(Surveyed.sets(found))
        .containsExactly("surge.come cured by [[surge.come, fuse.blow]]");
  }

  /** An alarm: whoever comes first is caught; whoever comes after it was switched off is not. */
  @Test
  void orderMatters() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            device House {
              state armed initial { fault disarm -> open fault intrude -> caught }
              state open { fault intrude -> robbed }
              state caught { fault disarm -> off }
              state off {}
              state robbed {}
            }
            process Owner { state asleep initial rest {} }
            system S { house: House owner: Owner }
            spec m.s for m.S
            survey v
              usable: owner.asleep and not house.robbed
              under each house.intrude, house.disarm up to 2
            """);
    assertThat(Surveyed.rows(found))
        .containsExactly(
            "house.intrude: transparent 0..0",
            "house.intrude while armed: transparent 0..0",
            "house.disarm: transparent 0..0",
            "house.disarm while armed: transparent 0..0",
            "house.intrude then house.disarm: transparent 0..0",
            "house.disarm then house.intrude: alive in name only, lost owner.asleep and not"
                + " house.robbed");
    assertThat(Surveyed.sets(found)).containsExactly("house.disarm then house.intrude");
  }

  /** A client that may give up, or find a letter twice. */
  @Test
  void harmAndLuck() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            messages Letter { a }
            process Sender(post: queue of Letter) {
              state begin initial { { post!a } -> sent }
              state sent rest {}
            }
            process Reader(post: queue of Letter) {
              var seen: 0..2 = 0
              state reading initial rest { on post?a { seen += 1 } -> stay }
            }
            system S { queue post: Letter[2] sender: Sender(post) reader: Reader(post) }
            spec m.s for m.S
            survey v
              usable: reader.seen > 0
              harmed: reader.seen == 2
              under each lose(post), duplicate(post)
            """);
    assertThat(Surveyed.rows(found))
        .containsExactly(
            "lose(post): alive in name only, lost reader.seen > 0",
            "duplicate(post): recovered 0..0, harm reader.seen == 2");
  }

  @Test
  void anErrorIsDeath() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process P {
              var n: 0..1 = 0
              state s initial rest { on exit(q) { n += 2 } -> stay }
            }
            process Q { state t initial rest {} }
            system S { q: Q p: P }
            spec m.s for m.S
            survey v
              usable: p.s
              under each crash(q)
            """
                .replace("process P {", "process P(q: process) {")
                .replace("p: P", "p: P(q)"));
    assertThat(Surveyed.rows(found)).containsExactly("crash(q): dead, lost p.s");
  }

  /**
   * The line carries a call every 5 ticks and mail always; a crash makes the mail wait for 3 ticks.
   * That is felt, though nobody who calls waits longer than before.
   */
  @Test
  void whatOneServiceFeelsIsNotHiddenByASlowerOne() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process Line { state quiet initial { after 5 -> ringing } state ringing { after 1 -> quiet } }
            driver Mail { state up initial rest {} }
            policy Keeper(mail: driver) {
              state watching initial rest { on exit(mail) -> waiting }
              state waiting { after 3 { start mail } -> watching }
            }
            system S { line: Line mail: Mail keeper: Keeper(mail) }
            spec m.s for m.S
            survey v
              usable: line.ringing, alive(mail)
              under each crash(mail)
            """);
    assertThat(Surveyed.rows(found)).containsExactly("crash(mail): recovered 0..5");
  }

  /** Clients who are not served without faults say nothing about faults. */
  @Test
  void whereNobodyIsServedAnywayThereAreNoMinimalSets() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process Unit { state up initial rest {} state away rest {} }
            system S { a: Unit b: Unit }
            spec m.s for m.S
            survey v
              usable: a.away
              under each crash(b)
            """);
    assertThat(Surveyed.told(found.nominal())).startsWith("alive in name only");
    assertThat(Surveyed.sets(found)).isEmpty();
  }

  @Test
  void aSystemWithErrorsOfItsOwnHasNoSurvey() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process Unit {
              var n: 0..1 = 0
              state up initial rest { lazy { n = n + 1 } -> up }
            }
            system S { a: Unit b: Unit }
            spec m.s for m.S
            survey v
              usable: alive(a)
              under each crash(b)
            """);
    assertThat(Surveyed.told(found.nominal())).startsWith("dead");
    assertThat(found.rows()).isEmpty();
    assertThat(found.sets()).isEmpty();
  }

  /** One order harms one client, the other order the other: together they may harm both. */
  @Test
  void ordersOfOneFateShareTheirHarms() {
    SurveyResult found =
        Surveyed.of(
            """
            model m
            process Unit { state up initial rest {} }
            process Client(first: Unit, other: Unit) {
              state fine initial rest {
                when dead(first) and alive(other) -> harmed
                when dead(other) -> safe
              }
              state harmed rest {}
              state safe rest {}
            }
            system S {
              a: Unit
              b: Unit
              left: Client(a, b)
              right: Client(b, a)
            }
            spec m.s for m.S
            survey v
              usable: not (dead(a) and dead(b))
              harmed: left.harmed, right.harmed
              under each crash(a), crash(b) up to 2
            """);
    assertThat(Surveyed.rows(found).getLast())
        .startsWith("crash(a) + crash(b):")
        .endsWith("harm left.harmed right.harmed");
  }

  /**
   * Each strike doubles what is to be searched; what the limit leaves open is neither called
   * minimal nor passed over.
   */
  @Test
  void whatIsUndecidedIsNoMinimalSetAndNoProof() throws Exception {
    String text =
        """
        model m
        process Unit { state up initial rest {} }
        process Idler { var n: 0..40 = 0 state up initial rest { lazy when n < 40 and dead(a) { n += 1 } -> up } }
        system S { a: Unit b: Unit c: Unit idler: Idler }
        spec m.s for m.S
        survey v
          usable: alive(b) or alive(c)
          under each crash(a), crash(b), crash(c) up to 2
        """
            .replace("process Idler", "process Idler(a: Unit)")
            .replace("idler: Idler", "idler: Idler(a)");
    SurveyResult all = Surveyed.of(text);
    SurveyResult some = Surveyed.within(text, Budget.UNLIMITED.withStatesMax(20));
    assertThat(Surveyed.sets(all)).containsExactly("crash(b) + crash(c)");
    assertThat(all.open()).isEmpty();
    assertThat(Surveyed.sets(some)).containsExactly("crash(b) + crash(c)");
    assertThat(some.open())
        .containsExactly(
            List.of("crash(a)"),
            List.of("crash(a)", "crash(a)"),
            List.of("crash(a)", "crash(b)"),
            List.of("crash(a)", "crash(c)"));
    SurveyResult none = Surveyed.within(text, Budget.UNLIMITED.withNanosMax(0));
    assertThat(Surveyed.told(none.nominal())).isEqualTo("open, the time limit was reached");
  }
}
