package dev.defib.checker.survey;

import java.util.List;
import java.util.Optional;

/**
 * What a survey found.
 *
 * @param nominal without any fault
 * @param rows single faults first, each followed by its phases; then what is combined of them
 * @param sets the smallest combinations after which clients are not surely served again; none where
 *     they are not even without faults
 * @param open combinations of which it is not known whether they are such sets: they, or a part of
 *     them, are undecided
 */
public record SurveyResult(
    Outcome nominal, List<Row> rows, List<MinimalSet> sets, List<List<String>> open) {
  public SurveyResult {
    rows = List.copyOf(rows);
    sets = List.copyOf(sets);
    open = List.copyOf(open);
  }

  /** Whether clients are surely served again where no fault strikes. */
  static boolean isServed(Outcome nominal) {
    return nominal instanceof Outcome.Known known && known.fate().isRecovery();
  }

  /**
   * One case.
   *
   * @param faults names of those that strike, each once, in order
   * @param phase the state of the machine that is struck, where only strikes in it are meant
   * @param ordered whether another order has another fate
   */
  public record Row(List<String> faults, Optional<String> phase, boolean ordered, Outcome outcome) {
    public Row {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Faults after which clients are not surely served again, though they are after any part of them.
   *
   * @param orders those in which it happens; just one, in no order, if it happens in every order
   * @param ordered whether there are other orders, in which it does not happen
   * @param cures larger combinations after which clients are surely served again
   */
  public record MinimalSet(List<List<String>> orders, boolean ordered, List<List<String>> cures) {
    public MinimalSet {
      orders = List.copyOf(orders);
      cures = List.copyOf(cures);
    }
  }
}
