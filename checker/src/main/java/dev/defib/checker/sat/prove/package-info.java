/** Bounded model checking, induction and IC3 on an encoded system. */
@NullMarked
package dev.defib.checker.sat.prove;

import org.jspecify.annotations.NullMarked;
