package dev.defib.cli.explore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.defib.cli.document.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a session to browsers on this machine.
 *
 * <p>It listens on the loopback address alone. Its addresses begin with a random token that other
 * pages and other users cannot know, and a request under another host's name is refused, so that no
 * page from elsewhere can reach it by a name of its own. Requests are served one after the other.
 */
public final class ExploreServer implements AutoCloseable {
  private static final int TOKEN_BYTES = 16;

  private final Session session;
  private final HttpServer server;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final String root;
  private final String host;

  private ExploreServer(Session session, int port) throws IOException {
    this.session = session;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    this.root = "/" + HexFormat.of().formatHex(token) + "/";
    this.host = "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public static ExploreServer start(Session session, int port) throws IOException {
    var server = new ExploreServer(session, port);
    server.server.setExecutor(server.worker);
    server.server.createContext("/", server::serve);
    server.server.start();
    return server;
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://" + host + root);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!host.equals(exchange.getRequestHeaders().getFirst("Host")) || !path.startsWith(root)) {
        send(exchange, 404, "text/plain", "there is nothing here");
        return;
      }
      String asked = path.substring(root.length());
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange, asked);
        case "POST" -> post(exchange, asked);
        default -> send(exchange, 405, "text/plain", "no such method");
      }
    }
  }

  private void get(HttpExchange exchange, String asked) throws IOException {
    switch (asked) {
      case "" -> send(exchange, 200, "text/html", session.page());
      case "walk.json" -> send(exchange, 200, "application/json", Json.write(session.saved()));
      default -> send(exchange, 404, "text/plain", "there is nothing here");
    }
  }

  private void post(HttpExchange exchange, String asked) throws IOException {
    Optional<Session.Move> move = move(asked);
    String query = exchange.getRequestURI().getQuery();
    int number = query != null && query.matches("\\d{1,6}") ? Integer.parseInt(query) : -1;
    if (move.isEmpty() || !session.move(move.get(), number)) {
      send(exchange, 400, "text/plain", "that cannot be done now");
      return;
    }
    String place = root + "#check=" + session.saved().spec() + ".walk&step=" + session.length();
    exchange.getResponseHeaders().set("Location", place);
    exchange.sendResponseHeaders(303, -1);
  }

  private static Optional<Session.Move> move(String asked) {
    for (Session.Move move : Session.Move.values()) {
      if (move.name().toLowerCase(Locale.ROOT).equals(asked)) {
        return Optional.of(move);
      }
    }
    return Optional.empty();
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdown();
  }
}
