package dev.defib.checker.explicit.code;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Compiles a transition system into a hidden class: a static method for each action, one for each
 * location that calls the actions which ask for one of its values, and the entries of {@link
 * Successors}.
 *
 * <p>HotSpot compiles no method of more than 8,000 bytes, so the parts of larger ones become
 * methods of their own.
 */
public final class Compiler {
  /** HotSpot's {@code HugeMethodLimit}. */
  public static final int METHOD_BYTES_MAX = 8000;

  private static final ClassDesc SELF =
      ClassDesc.of(Compiler.class.getPackageName(), "CompiledSystem");
  private static final int[] LIMITS = {1200, 300, 80};
  private static final int CALLS_PER_METHOD = 150;

  private final TransitionSystem system;
  private final Layout layout;
  private final List<Probe> probes;
  private final int eventWords;
  private final Measure measure;
  private final Outlines outlines = new Outlines(SELF);
  private final int limit;
  private final MethodTypeDesc stepType;

  private Compiler(
      TransitionSystem system, Layout layout, List<Probe> probes, boolean labelled, int limit) {
    this.system = system;
    this.layout = layout;
    this.probes = probes;
    this.eventWords = labelled ? eventWords(system) : 0;
    this.measure = new Measure(layout);
    this.limit = limit;
    List<ClassDesc> parameters = new ArrayList<>(Collections.nCopies(layout.words(), CD_long));
    Collections.addAll(parameters, Signatures.LONGS, CD_int, Signatures.LONGS);
    this.stepType = MethodTypeDesc.of(CD_int, parameters);
  }

  /** How many longs the set of a successor's events takes in labelled code. */
  public static int eventWords(TransitionSystem system) {
    return Math.max(1, (system.events().size() + Long.SIZE - 1) / Long.SIZE);
  }

  /**
   * Compiles a system.
   *
   * @param labelled whether successors bear their labels
   * @throws TooLargeException if the system does not fit the limits of class files
   */
  public static Successors compile(
      TransitionSystem system, Layout layout, List<Probe> probes, boolean labelled) {
    return load(classFile(system, layout, probes, labelled));
  }

  /** Compiles probes of states alone: the code knows of no steps. */
  public static Successors compileProbes(Layout layout, List<Probe> probes) {
    Action none =
        new Action(
            0,
            "",
            Action.Kind.STEP,
            Action.Urgency.LAZY,
            -1,
            List.of(),
            List.of(),
            List.of(),
            Term.FALSE,
            List.of(),
            List.of(),
            Place.NONE);
    TransitionSystem empty =
        new TransitionSystem(
            "", false, List.of(), List.of(), none, List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), List.of());
    return compile(empty, layout, probes, false);
  }

  private static Successors load(byte[] classFile) {
    try {
      return (Successors)
          MethodHandles.lookup()
              .defineHiddenClass(classFile, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the compiled system cannot be loaded", e);
    }
  }

  /** The compiled system as a class file, for {@code javap} to show. */
  public static byte[] classFile(
      TransitionSystem system, Layout layout, List<Probe> probes, boolean labelled) {
    byte[] smallest = new byte[0];
    for (int limit : LIMITS) {
      try {
        smallest = new Compiler(system, layout, probes, labelled, limit).assemble();
      } catch (IllegalArgumentException e) {
        if (limit == LIMITS[LIMITS.length - 1]) {
          throw new TooLargeException(e);
        }
        continue;
      }
      if (longestMethod(smallest) <= METHOD_BYTES_MAX) {
        break;
      }
    }
    return smallest;
  }

  /** The bytes of code of the longest method in a class file. */
  public static int longestMethod(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .mapToInt(code -> ((CodeAttribute) code).codeLength())
        .max()
        .orElse(0);
  }

  private byte[] assemble() {
    return ClassFile.of()
        .build(
            SELF,
            to -> {
              to.withFlags(ACC_PUBLIC | ACC_FINAL).withSuperclass(Signatures.SUCCESSORS);
              constructor(to);
              for (Action action : system.actions()) {
                step(to, name(action.index()), action, probes);
              }
              step(to, "initial", system.initial(), List.of());
              List<String> tries = dispatch(to);
              expand(to, tries);
              start(to);
              look(to);
              stride(to);
              outlines.write(to);
            });
  }

  private static String name(int action) {
    return "action" + action;
  }

  private static void constructor(ClassBuilder to) {
    to.withMethodBody(
        INIT_NAME,
        MTD_void,
        ACC_PUBLIC,
        code -> code.aload(0).invokespecial(Signatures.SUCCESSORS, INIT_NAME, MTD_void).return_());
  }

  private void step(ClassBuilder to, String name, Action action, List<Probe> wanted) {
    ActionCode compiled =
        new ActionCode(action, layout, measure, outlines, limit, wanted, eventWords);
    to.withMethodBody(name, stepType, ACC_STATIC, compiled::write);
  }

  /** Writes the methods that choose among the actions; returns what to call, in order. */
  private List<String> dispatch(ClassBuilder to) {
    Dispatch dispatch = Dispatch.of(system);
    List<String> tries = new ArrayList<>();
    dispatch
        .byLocation()
        .forEach(
            (slot, actions) -> {
              tries.add("location" + slot);
              to.withMethodBody(
                  "location" + slot, stepType, ACC_STATIC, code -> location(code, slot, actions));
              actions.forEach((value, calls) -> longCase(to, slot, value, calls));
            });
    chunked(to, "always", dispatch.always(), tries);
    return tries;
  }

  /**
   * The actions of one location are called in its case, unless they are too many for one method.
   */
  private void longCase(ClassBuilder to, int slot, long value, List<Integer> calls) {
    if (calls.size() > CALLS_PER_METHOD / 10) {
      String name = "location" + slot + "is" + value;
      List<String> parts = new ArrayList<>();
      chunked(to, name + "part", calls, parts);
      to.withMethodBody(name, stepType, ACC_STATIC, code -> callAll(code, parts));
    }
  }

  private void chunked(ClassBuilder to, String name, List<Integer> actions, List<String> tries) {
    for (int from = 0; from < actions.size(); from += CALLS_PER_METHOD) {
      List<String> chunk =
          actions.subList(from, Math.min(actions.size(), from + CALLS_PER_METHOD)).stream()
              .map(Compiler::name)
              .toList();
      tries.add(name + from);
      to.withMethodBody(name + from, stepType, ACC_STATIC, code -> callAll(code, chunk));
    }
  }

  private void callAll(CodeBuilder code, List<String> methods) {
    methods.forEach(method -> call(code, method));
    code.iload(2 * layout.words() + 1).ireturn();
  }

  /** Calls a method with this method's own parameters, and keeps the end that it returns. */
  private void call(CodeBuilder code, String method) {
    int out = 2 * layout.words();
    for (int i = 0; i < layout.words(); i++) {
      code.lload(2 * i);
    }
    code.aload(out).iload(out + 1).aload(out + 2);
    code.invokestatic(SELF, method, stepType).istore(out + 1);
  }

  private void location(CodeBuilder code, int slot, SortedMap<Long, List<Integer>> actions) {
    Label end = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    actions
        .keySet()
        .forEach(value -> cases.add(SwitchCase.of((int) (long) value, code.newLabel())));
    TermCode.read(code, Scope.ofWords(layout.words()), layout.place(slot));
    code.l2i().lookupswitch(end, cases);
    int next = 0;
    for (var entry : actions.entrySet()) {
      code.labelBinding(cases.get(next++).target());
      if (entry.getValue().size() > CALLS_PER_METHOD / 10) {
        call(code, "location" + slot + "is" + entry.getKey());
      } else {
        entry.getValue().forEach(action -> call(code, name(action)));
      }
      code.goto_(end);
    }
    code.labelBinding(end);
    code.iload(2 * layout.words() + 1).ireturn();
  }

  private void expand(ClassBuilder to, List<String> tries) {
    to.withMethodBody(
        "expand",
        Signatures.EXPAND,
        ACC_PUBLIC | ACC_FINAL,
        code -> {
          int words = 6;
          loadWords(code, 1, 2, words);
          for (String method : tries) {
            for (int i = 0; i < layout.words(); i++) {
              code.lload(words + 2 * i);
            }
            code.aload(3).iload(4).aload(5);
            code.invokestatic(SELF, method, stepType).istore(4);
          }
          code.iload(4).ireturn();
        });
  }

  private void loadWords(CodeBuilder code, int array, int at, int into) {
    for (int i = 0; i < layout.words(); i++) {
      code.aload(array).iload(at).loadConstant(i).iadd().laload().lstore(into + 2 * i);
    }
  }

  private void start(ClassBuilder to) {
    to.withMethodBody(
        "start",
        Signatures.START,
        ACC_PUBLIC | ACC_FINAL,
        code -> {
          for (int i = 0; i < layout.words(); i++) {
            code.lconst_0();
          }
          code.aload(1).iconst_0().aconst_null().invokestatic(SELF, "initial", stepType).ireturn();
        });
  }

  private void look(ClassBuilder to) {
    TermCode terms = new TermCode(layout, measure, outlines, lookLimit());
    to.withMethodBody(
        "look",
        Signatures.LOOK,
        ACC_PUBLIC | ACC_FINAL,
        code -> {
          Scope scope = new Scope();
          for (int i = 0; i < layout.words(); i++) {
            scope.put(Name.word(i), code.allocateLocal(TypeKind.LONG));
          }
          loadWords(code, 1, 2, 4);
          for (int i = 0; i < probes.size(); i++) {
            if (probes.get(i) instanceof Probe.OfState probe) {
              Label missed = code.newLabel();
              terms.jumpUnless(code, scope, probe.term(), missed);
              ActionCode.hit(code, 3, i);
              code.labelBinding(missed);
            }
          }
          code.return_();
        });
  }

  private int lookLimit() {
    return Math.min(limit, Math.max(60, METHOD_BYTES_MAX / 2 / Math.max(1, probes.size())));
  }

  private void stride(ClassBuilder to) {
    int stride = layout.words() + (eventWords > 0 ? 2 + eventWords : 0);
    to.withMethodBody(
        "stride",
        Signatures.STRIDE,
        ACC_PUBLIC | ACC_FINAL,
        code -> code.loadConstant(stride).ireturn());
  }
}
