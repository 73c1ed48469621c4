import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Copies jars so that Java can keep all of their classes ready in an AOT cache, which saves a third
 * of a short run.
 *
 * <p>Two things it cannot keep. Classes older than Java 6, for they have no stack maps: they get
 * some, and a newer version. And the classes that {@code SwitchBootstraps} makes at run time for
 * each switch over types: such a switch gets a method in its own class instead, which asks for the
 * types one after the other.
 *
 * <p>Arguments: the folder to copy to, which must exist, and the jars.
 */
final class Stage {
  private static final int OLD = ClassFile.JAVA_5_VERSION;
  private static final int NEW = ClassFile.JAVA_8_VERSION;
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final int HELPER =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassFile classes;

  private Stage(ClassLoader loader) {
    classes =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())),
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    List<Path> jars = new ArrayList<>();
    List<URL> urls = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      jars.add(Path.of(args[i]));
      urls.add(jars.getLast().toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), null)) {
      Stage stage = new Stage(loader);
      for (Path jar : jars) {
        stage.copy(jar, folder.resolve(jar.getFileName()));
      }
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try (JarFile in = new JarFile(from.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry : in.stream().toList()) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? prepared(content) : content);
      }
    }
  }

  private byte[] prepared(byte[] content) {
    ClassModel model = classes.parse(content);
    if (model.majorVersion() <= OLD) {
      return classes.transformClass(model, Stage::renew);
    }
    if (model.methods().stream().noneMatch(Stage::switchesOverTypes)) {
      return content;
    }
    return classes.transformClass(model, new TypeSwitches(model));
  }

  /**
   * Methods are built anew, instruction by instruction: copied whole, they would get no stack maps.
   */
  private static void renew(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case ClassFileVersion _ -> builder.withVersion(NEW, 0);
      case MethodModel method ->
          builder.transformMethod(method, MethodTransform.transformingCode(CodeBuilder::with));
      default -> builder.with(element);
    }
  }

  private static boolean switchesOverTypes(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(Stage::isTypeSwitch);
  }

  private static boolean isTypeSwitch(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().equals(SWITCHES)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  /** Replaces the calls that bootstrap a switch by calls of methods that it adds in the end. */
  private static final class TypeSwitches implements ClassTransform {
    private final ClassDesc owner;
    private final boolean isInterface;
    private final Map<String, InvokeDynamicInstruction> helpers = new LinkedHashMap<>();

    TypeSwitches(ClassModel model) {
      owner = model.thisClass().asSymbol();
      isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
      if (element instanceof MethodModel method && method.code().isPresent()) {
        builder.transformMethod(method, MethodTransform.transformingCode(this::replace));
      } else {
        builder.with(element);
      }
    }

    private void replace(CodeBuilder code, CodeElement element) {
      if (isTypeSwitch(element)) {
        InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
        String name = "typeSwitch$" + helpers.size();
        helpers.put(name, call);
        code.invokestatic(owner, name, call.typeSymbol(), isInterface);
      } else {
        code.with(element);
      }
    }

    @Override
    public void atEnd(ClassBuilder builder) {
      helpers.forEach(
          (name, call) ->
              builder.withMethodBody(
                  name, call.typeSymbol(), HELPER, code -> choose(code, call.bootstrapArgs())));
    }

    /**
     * Which label, from the one in the second argument on, is first a type of the first; -1 for
     * null.
     */
    private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
      Label present = code.newLabel();
      code.aload(0).ifnonnull(present).iconst_m1().ireturn();
      code.labelBinding(present);
      for (int i = 0; i < labels.size(); i++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn();
        code.labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }
  }
}
