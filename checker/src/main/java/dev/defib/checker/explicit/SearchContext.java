package dev.defib.checker.explicit;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.ir.TransitionSystem;

/** What the searches for the answers to one problem have in common. */
record SearchContext(
    TransitionSystem system, Layout layout, Budget budget, Progress progress, Watch watch) {}
