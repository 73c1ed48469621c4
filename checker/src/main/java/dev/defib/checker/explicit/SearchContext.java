package dev.defib.checker.explicit;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.ir.TransitionSystem;
import java.util.function.IntSupplier;

/**
 * What the searches for the answers to one problem have in common.
 *
 * @param workers how many threads they may have now, as far as the budget allows
 */
record SearchContext(
    TransitionSystem system,
    Layout layout,
    Budget budget,
    IntSupplier workers,
    Progress progress,
    Watch watch) {}
