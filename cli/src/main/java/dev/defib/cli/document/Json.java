package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as JSON and reads them back: fields in the order of the records' components,
 * names of enumerations in lower case.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addMixIn(TraceDocument.Step.class, StepJson.class)
          .addMixIn(Explanation.class, Sparse.class)
          .addMixIn(Explanation.Timeline.class, Sparse.class)
          .addMixIn(Explanation.BlockedStep.class, Placed.class)
          .addModule(new SimpleModule().addDeserializer(Place.class, new PlaceReader()))
          .build();

  private Json() {}

  /** A document as text, with a line break at its end. */
  public static String write(Object document) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A document as text without blanks between its parts. */
  public static String compact(Object document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of a document's field {@code schema}; empty if it has none. */
  public static String schema(String text) throws MalformedException {
    return tree(text).path("schema").asText("");
  }

  /** A text as the tree that it is. */
  public static JsonNode tree(String text) throws MalformedException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MalformedException(e);
    }
  }

  public static <T> T read(String text, Class<T> type) throws MalformedException {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new MalformedException(e);
    }
  }

  /** The text is no such document; the message says where and why. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedException(JsonProcessingException cause) {
      super(describe(cause), cause);
    }

    private static String describe(JsonProcessingException cause) {
      String place =
          cause.getLocation() == null ? "" : "line " + cause.getLocation().getLineNr() + ": ";
      // A record that was not given what it must have complains in terms of its constructor.
      return cause instanceof ValueInstantiationException incomplete
          ? place + "a field is missing in " + path(incomplete)
          : place + cause.getOriginalMessage();
    }

    private static String path(JsonMappingException cause) {
      StringBuilder path = new StringBuilder("the document");
      cause
          .getPath()
          .forEach(
              step ->
                  path.append(
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : "." + step.getFieldName()));
      return path.toString();
    }
  }

  /** What is not known is not written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  abstract static class Sparse {}

  abstract static class Placed {
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoPlace.class)
    abstract Place place();
  }

  /** A step for which no text stands, such as a tick, is written without a place. */
  abstract static class StepJson {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    abstract @Nullable String error();

    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoPlace.class)
    abstract Place place();
  }

  private static final class NoPlace {
    @Override
    public boolean equals(Object value) {
      return value == null || Place.NONE.equals(value);
    }

    @Override
    public int hashCode() {
      return Place.NONE.hashCode();
    }
  }

  private static final class PlaceReader extends StdDeserializer<Place> {
    private static final long serialVersionUID = 1L;

    PlaceReader() {
      super(Place.class);
    }

    @Override
    public Place deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode place = context.readTree(parser);
      return new Place(
          place.path("file").asText(),
          place.path("line").asInt(),
          place.path("column").asInt(),
          place.path("endLine").asInt(),
          place.path("endColumn").asInt());
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Place.NONE;
    }
  }
}
