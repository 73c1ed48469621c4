package dev.defib;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.defib.cli.step.TerminalLoop;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the modules and packages, as ARCHITECTURE.md draws them. */
final class ArchitectureTest {

  private static final String GRAMMAR = "dev.defib.grammar..";
  private static final String DSL = "dev.defib.dsl..";
  private static final String PARSE = "dev.defib.dsl.parse..";
  private static final String CHECKER = "dev.defib.checker..";
  private static final String LOWER = "dev.defib.checker.lower..";
  private static final String STORE = "dev.defib.checker.explicit.store..";
  private static final String CLI = "dev.defib.cli..";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.defib");

  @Test
  void seesEveryModule() {
    for (String module : new String[] {GRAMMAR, DSL, CHECKER, CLI}) {
      assertThat(MAIN.that(resideInAPackage(module))).as(module).isNotEmpty();
    }
  }

  @Test
  void modulesDependOneWay() {
    hold(classesMayNotUse(resideInAPackage(GRAMMAR), resideInAnyPackage(DSL, CHECKER, CLI)));
    hold(classesMayNotUse(resideInAPackage(DSL), resideInAnyPackage(CHECKER, CLI)));
    hold(classesMayNotUse(resideInAPackage(CHECKER), resideInAnyPackage(GRAMMAR, CLI)));
    hold(classesMayNotUse(resideInAPackage(CLI), resideInAPackage(GRAMMAR)));
  }

  @Test
  void onlyLoweringKnowsTheLanguage() {
    hold(
        classesMayNotUse(
            resideInAPackage(CHECKER).and(not(resideInAPackage(LOWER))), resideInAPackage(DSL)));
  }

  /** What engines show is worth most to those who share nothing with them. */
  @Test
  void verificationUsesNothingOfTheEngines() {
    hold(
        classesMayNotUse(
            resideInAPackage("dev.defib.checker.evidence.verify.."),
            resideInAnyPackage(
                "dev.defib.checker.explicit..",
                "dev.defib.checker.graph..",
                "dev.defib.checker.reference..",
                "dev.defib.checker.sat..")));
  }

  @Test
  void antlrStopsAtTheParser() {
    hold(
        classesMayNotUse(not(resideInAnyPackage(GRAMMAR, PARSE)), resideInAPackage("org.antlr..")));
  }

  @Test
  void onlyTheCommandAndTheSpillingStoreOpenFiles() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackages(CLI, STORE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                Files.class,
                File.class,
                FileInputStream.class,
                FileOutputStream.class,
                FileReader.class,
                FileWriter.class,
                RandomAccessFile.class));
  }

  @Test
  void onlyTheCommandPrintsOrExits() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  /** What draws on the whole screen is loaded where that is asked for, and slows nothing else. */
  @Test
  void onlyTheTerminalLoopKnowsJline() {
    hold(classesMayNotUse(not(belongToAnyOf(TerminalLoop.class)), resideInAPackage("org.jline..")));
  }

  @Test
  void packagesFormNoCycle() {
    hold(slices().matching("dev.defib.(*).(*)..").should().beFreeOfCycles());
  }

  private static ArchRule classesMayNotUse(
      DescribedPredicate<JavaClass> users, DescribedPredicate<JavaClass> used) {
    return noClasses().that(users).should().dependOnClassesThat(used);
  }

  /** Checks a rule, which may still be about packages that hold nothing. */
  private static void hold(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }
}
