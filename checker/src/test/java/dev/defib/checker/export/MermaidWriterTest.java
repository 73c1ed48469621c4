package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MermaidWriterTest {
  @Test
  void framesHoldNodesAndEdges() {
    var writer = new MermaidWriter();

    writer.openFrame(3, "lamp (device)");
    writer.node("s3_0", "off", true);
    writer.node("s3_1", "on", false);
    writer.edge("s3_0", "s3_1", "press\nby drv", ChartWriter.Stroke.SOLID);
    writer.edge("s3_1", "s3_0", "", ChartWriter.Stroke.DASHED);
    writer.closeFrame();

    assertThat(writer.text())
        .isEqualTo(
            """
            flowchart LR
              subgraph m3["lamp (device)"]
                s3_0["off"]:::initial
                s3_1["on"]
                s3_0 -->|"press<br>by drv"| s3_1
                s3_1 -.-> s3_0
              end
              classDef initial stroke-width:3px
            """);
  }

  /** Mermaid colours edges by their number in the text, those without colour included. */
  @Test
  void faultsAreRed() {
    var writer = new MermaidWriter();

    writer.edge("a", "b", "go", ChartWriter.Stroke.SOLID);
    writer.edge("b", "a", "fault: die", ChartWriter.Stroke.RED);

    assertThat(writer.text())
        .contains("b -->|\"fault: die\"| a")
        .contains("linkStyle 1 stroke:red");
  }

  @Test
  void whatMeansSomethingToMermaidIsWrittenAsAnEntity() {
    var writer = new MermaidWriter();

    writer.node("a", "\"#1\" << 2", false);

    assertThat(writer.text()).contains("a[\"#quot;#35;1#quot; #lt;#lt; 2\"]");
  }
}
