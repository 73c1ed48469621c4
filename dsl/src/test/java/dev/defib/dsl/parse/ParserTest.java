package dev.defib.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec.SpecItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  @Test
  void readsTheModelOfTheTutorial() throws IOException {
    SourceFile.Model model = parse(repository("models/tutorial/disk.defib")).model().orElseThrow();

    assertThat(model.name().text()).isEqualTo("tutorial.disk");
    assertThat(model.declarations().stream().map(Declaration::name).map(Object::toString))
        .containsExactly(
            "Request", "Reply", "Disk", "DiskDriver", "FileServer", "Reincarnation", "Desk");
  }

  @Test
  void readsTheSpecOfTheTutorial() throws IOException {
    SourceFile file = parse(repository("specs/tutorial/disk_recovers.defib"));

    assertThat(file.specs()).hasSize(1);
    assertThat(file.specs().getFirst().items()).hasSize(4);
  }

  @Test
  void readsBetweenAsTwoBounds() {
    Form.Between between = (Form.Between) form("between a.b and (c or d), always e");

    assertThat(between.opening().span().text()).isEqualTo("a.b");
    assertThat(between.closing().span().text()).isEqualTo("c or d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"between a and b and c always d", "between a or b and c always d"})
  void asksForParenthesesWhereBetweenIsAmbiguous(String form) {
    assertThat(Parser.parse(check(form)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.AMBIGUOUS_BETWEEN);
  }

  @ParameterizedTest
  @CsvSource({"ltl G (a) == b, a) == b", "ltl G (a and b), a and b", "ltl G a U b, a"})
  void readsTemporalOperatorsInLtl(String formula, String operand) {
    Expr ltl = ((Form.Ltl) form(formula)).formula();
    Expr left = ltl instanceof Expr.Binary(var _, Expr first, Expr _, var _) ? first : ltl;

    assertThat(left).isInstanceOf(Expr.Unary.class);
    assertThat(((Expr.Unary) left).op()).isEqualTo(Expr.UnaryOp.GLOBALLY);
    assertThat(((Expr.Unary) left).operand().span().text()).endsWith(operand);
  }

  @Test
  void leavesFunctionsCalledLikeOperatorsAloneElsewhere() {
    assertThat(((Form.Always) form("always G(a)")).p()).isInstanceOf(Expr.Call.class);
  }

  @Test
  void spansCountUtf16UnitsBehindCharactersOutsideTheBasicPlane() {
    Form form = form("always /* \uD83D\uDCBE */ ready");

    assertThat(((Form.Always) form).p().span().text()).isEqualTo("ready");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ x = 1; raise irq } -> s",
        "after 2.. { x = 1; raise irq } -> s",
        "when a or b { x = 1; } -> s",
        "otherwise { x = 1; y = 2 }",
        "every 2 { if a { x = 1; y = 2 } else { z = 1; }; raise irq }",
        "when x.state!on { for i in 0..2 { x = i; } y = a --b }"
      })
  void takesSemicolonsBetweenEffects(String transition) {
    parse("model m device D { state s initial { " + transition + " } }");
  }

  static SourceFile parse(String text) {
    Parsed parsed = Parser.parse(new Source("test.defib", text));
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.file();
  }

  private static Form form(String text) {
    SpecItem item = parse(check(text).text()).specs().getFirst().items().getFirst();
    return ((SpecItem.CheckItem) item).check().form().orElseThrow();
  }

  private static Source check(String form) {
    return new Source("test.defib", "spec s for m.S\ncheck c " + form);
  }

  /** The text of a file of the repository, which the tests run somewhere inside of. */
  static String repository(String path) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(path))) {
      folder = folder.getParent();
    }
    return Files.readString(folder.resolve(path));
  }
}
