package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What the parts of the analysis share: the facts, the machines' shapes, and each other. */
final class Program {
  final Facts facts;
  final Definitions definitions;
  final Places places;
  final Expressions expressions;
  final Types types;
  final Arguments arguments;
  final Messages messages;
  final Commands commands;
  final Watched watched;
  final Assignment assignment;

  /** What can be checked only when all machines are known from inside. */
  final List<Runnable> deferred = new ArrayList<>();

  private final IdentityHashMap<Declaration.Machine, Shape> shapes = new IdentityHashMap<>();

  Program(Facts facts) {
    this.facts = facts;
    this.definitions = new Definitions(this);
    this.places = new Places(this);
    this.expressions = new Expressions(this);
    this.types = new Types(this);
    this.arguments = new Arguments(this);
    this.messages = new Messages(this);
    this.commands = new Commands(this);
    this.watched = new Watched(this);
    this.assignment = new Assignment(this);
  }

  void add(Shape shape) {
    shapes.put(shape.machine, shape);
  }

  Optional<Shape> shape(Declaration.Machine machine) {
    return Optional.ofNullable(shapes.get(machine));
  }

  /** The devices that a type of machine may stand for. */
  List<Shape> devices(Type.Machine machine) {
    return machine
        .shape()
        .map(List::of)
        .orElseGet(() -> shapes.values().stream().filter(Shape::isDevice).toList());
  }
}
