package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models as defib exports them for other tools. */
record Exported(Path root, String target) {
  String text(Model model, Path folder) throws IOException, InterruptedException, FailedException {
    Path file = folder.resolve("exported");
    List<String> command =
        List.of(
            root.resolve("defib").toString(),
            "export",
            "--to",
            target,
            model.spec(),
            "--check",
            model.check(),
            "--output",
            file.toString());
    Child.run(root.resolve("bench/models"), command).orFail("the export of " + model.name());
    return Files.readString(file);
  }
}
