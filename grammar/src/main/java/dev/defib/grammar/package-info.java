/**
 * The grammar of the language, and the lexer and parser that ANTLR generates from it; nothing else.
 *
 * <p><b>Invariant:</b> no tree, no meaning and no message to a user is made here.
 */
package dev.defib.grammar;
