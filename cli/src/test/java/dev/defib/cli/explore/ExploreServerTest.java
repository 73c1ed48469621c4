package dev.defib.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.Browser;
import dev.defib.cli.document.Samples;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.Schemas;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk by requests, as a browser makes them. */
final class ExploreServerTest {
  private static final String MODEL =
      """
      model t.ward

      driver Drv {
        state up initial rest { lazy when false -> up }
      }
      policy Sup(drv: driver) {
        state watch initial rest { on exit(drv) { start drv } -> stay }
      }
      system Ward {
        drv: Drv
        sup: Sup(drv)
      }
      spec t.ward_heals for t.ward.Ward
      check back under crash(drv) at most 1 always eventually drv.up
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private ExploreServer server;

  @BeforeEach
  void serve() throws IOException {
    Analysis analysis =
        Analyzer.analyze(List.of(Parser.parse(new Source("ward.defib", MODEL))), ModelFinder.NONE);
    Plan plan = Lowering.plan(analysis, analysis.specs().getFirst(), Map.of());
    Plan.Environment environment = plan.environments().getLast();
    var interpreter = new Interpreter(environment.system());
    SavedTrace like = Samples.saved();
    var session =
        new Session(
            interpreter,
            interpreter.initialStates(),
            Map.of("ward.defib", MODEL),
            walk ->
                new SavedTrace(
                    like.schema(),
                    like.tool(),
                    plan.spec(),
                    plan.file(),
                    Map.of(),
                    environment.faults(),
                    Map.of(),
                    walk));
    server = ExploreServer.start(session, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void stepsAreTakenAndTakenBack() throws Exception {
    assertThat(get("")).contains("\"label\":\"fault: crash(drv)\"");
    assertThat(post("take?0").statusCode()).isEqualTo(303);
    assertThat(get("")).contains("\"label\":\"sup: watch");
    post("take?0");
    assertThat(get("walk.json")).contains("\"index\" : 2");
    post("back?0");
    assertThat(get("walk.json")).doesNotContain("\"index\" : 2").contains("\"index\" : 1");
    post("start?0");
    assertThat(get("walk.json")).doesNotContain("\"index\" : 1");
  }

  @Test
  void whatIsBlockedIsToldWithTheReason() throws Exception {
    assertThat(get("")).contains("\"machine\":\"sup\"", "\"needs\":[");
  }

  @Test
  void aBrowserShowsWhatCanBeDone() throws Exception {
    post("take?0");
    String dom = Browser.dom(folder, server.address().toString());
    assertThat(dom)
        .contains("<form method=\"post\" action=\"take?0\" class=\"choice\">")
        .contains("<button class=\"\">sup: watch")
        .contains("what can happen next", "what cannot, and why");
  }

  @Test
  void theWalkIsSavedAsAnyOther() throws Exception {
    post("take?0");
    Schemas.assertTrace(get("walk.json"));
  }

  @Test
  void whatCannotBeDoneIsRefused() throws Exception {
    for (String move : List.of("take?7", "take?-1", "take", "back?0", "start?1", "jump?0")) {
      assertThat(post(move).statusCode()).as(move).isEqualTo(400);
    }
  }

  @Test
  void nobodyComesInWithoutTheToken() throws Exception {
    URI stranger = server.address().resolve("/");
    assertThat(send(HttpRequest.newBuilder(stranger)).statusCode()).isEqualTo(404);
    URI guess = server.address().resolve("/00000000000000000000000000000000/");
    assertThat(send(HttpRequest.newBuilder(guess)).statusCode()).isEqualTo(404);
  }

  @Test
  void anotherNameForThisHostIsRefused() throws Exception {
    URI address = server.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET "
              + address.getPath()
              + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void itListensOnThisMachineAlone() {
    assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.address().getPath()).matches("/[0-9a-f]{32}/");
  }

  private String get(String name) throws IOException, InterruptedException {
    HttpResponse<String> response = send(HttpRequest.newBuilder(server.address().resolve(name)));
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<String> post(String move) throws IOException, InterruptedException {
    URI address = server.address().resolve(move);
    return send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
