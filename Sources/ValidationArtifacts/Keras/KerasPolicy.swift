// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Which references of a configuration are known to be harmless: Keras's own classes and functions.
///
/// The rule is stricter than Keras's safe mode, since `.h5` files are loaded without it.
enum KerasPolicy {
  enum Verdict: Hashable {
    /// Keras's own, and without reach.
    case known
    /// Whoever loads the model supplies it.
    case custom
    /// A module of Keras with a name that is none of its known objects.
    case unknown
    /// A module that is not Keras's.
    case foreign
    /// A function of Python or of the system.
    case sink
    /// A function of Keras that loads, fetches, writes or switches protection off.
    case gadget
    /// Python bytecode.
    case code
    /// A layer that unpickles, or loads another model, out of its own configuration.
    case loader
  }

  static func verdict(on reference: KerasReference) -> Verdict {
    if reference.isMarker { return .known }
    if reference.name == "__lambda__" { return .code }
    if reference.isTypeSpecification { return specification(reference) }
    if loaders.contains(reference.baseName) { return .loader }
    guard let module = reference.module else { return unplaced(reference) }
    if module == "builtins" || module == "__builtin__" {
      return reference.isFunction && KerasNames.functions.contains(reference.name) ? .known : .sink
    }
    if let area = KerasModule(module) { return own(reference, in: area) }
    return elsewhere(reference, module)
  }

  private static func unplaced(_ reference: KerasReference) -> Verdict {
    if KerasModule.gadgets.contains(reference.baseName) { return .gadget }
    if KerasNames.classes.contains(reference.name) || KerasNames.functions.contains(reference.name)
      || placedByRule.contains(reference.name)
    {
      return .known
    }
    if DangerousNames.configurationFunctions.contains(reference.baseName) { return .sink }
    return reference.isIdentifier ? .custom : .sink
  }

  private static func own(_ reference: KerasReference, in area: KerasModule) -> Verdict {
    if reference.isFunction {
      return area.holdsPlainFunctions && KerasModule.isPlain(reference.name) ? .known : .gadget
    }
    if KerasNames.classes.contains(reference.name) || placedByRule.contains(reference.name) {
      return .known
    }
    return reference.isCamelCase ? .unknown : .gadget
  }

  private static func elsewhere(_ reference: KerasReference, _ module: String) -> Verdict {
    let root = module.prefix { $0 != "." }
    if DangerousNames.configurationModules.contains(String(root)) { return .sink }
    if root == "__main__" || companions.contains(String(root)), reference.isCamelCase {
      return .custom
    }
    return .foreign
  }

  /// Shapes and types of inputs; TensorFlow's own classes alone.
  private static func specification(_ reference: KerasReference) -> Verdict {
    let root = reference.module?.prefix { $0 != "." } ?? ""
    guard root == "tensorflow", reference.isCamelCase, reference.name.hasSuffix("Spec") else {
      return .foreign
    }
    return .known
  }

  /// CVE-2025-49655: the configuration holds a pickle; TFSMLayer loads a SavedModel from a path.
  private static let loaders: Set<String> = ["TorchModuleWrapper", "TFSMLayer"]

  /// Layers whose configuration is judged by a rule of its own.
  private static let placedByRule: Set<String> = [
    "Lambda", "TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer", "ClassMethod",
    "InstanceMethod", "InstanceProperty", "JaxLayer", "FlaxLayer",
  ]

  /// Packages of the Keras team that hold models and layers.
  private static let companions: Set<String> = ["keras_hub", "keras_nlp", "keras_cv"]
}
