// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Classes of libraries that hold models, by the rule that a class is spelled in CamelCase.
enum LibraryClasses {
  static func contains(_ module: String, _ name: String) -> Bool {
    guard !fetches(module) else { return false }
    if constructors.contains(where: { inside(module, $0.package) && $0.names.contains(name) }) {
      return true
    }
    guard packages.contains(where: { inside(module, $0) }) else { return false }
    let maker = "__pyx_unpickle_"
    return isClassName(name.hasPrefix(maker) ? String(name.dropFirst(maker.count)) : name)
      && !isActive(name)
  }

  /// `^_{0,2}[A-Z][A-Za-z0-9]*$`
  static func isClassName(_ name: String) -> Bool {
    let rest = name.utf8.drop { $0 == UInt8(ascii: "_") }
    guard name.utf8.count - rest.count <= 2, let first = rest.first,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    else { return false }
    // `_LIB` is a constant.
    if name.utf8.first == UInt8(ascii: "_"), rest.count > 1,
      rest.allSatisfy({ (0x41...0x5a).contains($0) })
    {
      return false
    }
    return rest.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
  }

  private static let packages = [
    "catboost", "lightgbm", "pandas", "scipy.sparse", "sklearn", "torch.ao.nn",
    "torch.ao.quantization", "torch.distributions", "torch.nn.intrinsic", "torch.nn.modules",
    "torch.nn.qat",
    "torch.nn.quantizable", "torch.nn.quantized", "torch.nn.utils", "torch.optim",
    "torch.quantization", "xgboost",
  ]

  /// Lower-case makers of objects, exact.
  private static let constructors: [(package: String, names: Set<String>)] = [
    (
      "scipy.sparse",
      [
        "bsr_array", "bsr_matrix", "coo_array", "coo_matrix", "csc_array", "csc_matrix",
        "csr_array",
        "csr_matrix", "dia_array", "dia_matrix", "dok_array", "dok_matrix", "lil_array",
        "lil_matrix",
      ]
    ),
    ("sklearn", ["newObj"]),
    (
      "sklearn.feature_selection",
      [
        "chi2", "f_classif", "f_oneway", "f_regression", "mutual_info_classif",
        "mutual_info_regression", "r_regression",
      ]
    ),
    ("sklearn.metrics._classification", metrics),
    ("sklearn.metrics._ranking", metrics),
    ("sklearn.metrics._regression", metrics),
    ("sklearn.cluster._kmeans", ["_kmeans_single_elkan", "_kmeans_single_lloyd"]),
    ("sklearn.utils.validation", ["check_array"]),
    (
      "pandas",
      [
        "_new_DatetimeIndex", "_new_Index", "_new_PeriodIndex", "_unpickle_block",
        "__nat_unpickle", "_nat_unpickle", "_new_IntervalIndex", "_new_TimedeltaIndex",
        "_timedelta_unpickle", "_unpickle_timestamp", "new_block",
      ]
    ),
  ]

  /// Functions of two arrays that give a number, of which scorers are made.
  private static let metrics: Set<String> = [
    "accuracy_score", "auc", "average_precision_score", "balanced_accuracy_score",
    "brier_score_loss", "classification_report", "cohen_kappa_score", "confusion_matrix",
    "coverage_error", "d2_absolute_error_score", "d2_log_loss_score", "d2_pinball_score",
    "d2_tweedie_score", "dcg_score", "det_curve", "explained_variance_score", "f1_score",
    "fbeta_score", "hamming_loss", "hinge_loss", "jaccard_score",
    "label_ranking_average_precision_score", "label_ranking_loss", "log_loss",
    "matthews_corrcoef", "max_error", "mean_absolute_error", "mean_absolute_percentage_error",
    "mean_gamma_deviance", "mean_pinball_loss", "mean_poisson_deviance", "mean_squared_error",
    "mean_squared_log_error", "mean_tweedie_deviance", "median_absolute_error", "ndcg_score",
    "precision_recall_curve", "precision_score", "r2_score", "recall_score", "roc_auc_score",
    "roc_curve", "root_mean_squared_error", "root_mean_squared_log_error",
    "top_k_accuracy_score", "zero_one_loss",
  ]

  private static func inside(_ module: String, _ package: String) -> Bool {
    module == package || module.hasPrefix(package + ".")
  }

  /// Modules of these packages that compile or fetch.
  private static func fetches(_ module: String) -> Bool {
    let parts = module.split(separator: ".").map { $0.lowercased() }
    return parts.contains { part in
      [
        "datasets", "io", "testing", "_testing", "externals", "computation", "setup", "hub",
        "plotting", "tests", "test", "callback", "callbacks", "parallel", "_mocking", "dask",
        "spark",
        "fx", "tracker", "collective", "federated", "rabit", "widget", "eval", "dev_utils",
      ]
      .contains(part)
    }
  }

  private static func isActive(_ name: String) -> Bool {
    // An observer of quantisation serves nobody.
    let lower = name.lowercased().replacing("observer", with: "")
    return [
      "loader", "importer", "unpickler", "interpreter", "process", "popen", "command", "executor",
      "hook", "server", "client", "reader", "file", "handle", "parallel",
      "thread", "connection", "listener", "socket", "tracker", "communicator", "downloader",
      "hdfstore",
      "excelwriter", "visualizer", "library", "compiler", "shell", "subprocess",
    ].contains { lower.contains($0) } && !lower.contains("preprocess")
      && !lower.contains("gaussianprocess")
  }
}
