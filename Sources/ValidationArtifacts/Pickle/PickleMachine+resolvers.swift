// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Calls that stand for an import, in what Python and NumPy write themselves: the import is judged in their place.
extension PickleMachine {
  /// Nil for calls that are no such, or whose arguments are no literals.
  mutating func explain(_ global: Int, _ arguments: PickleValue) throws(ReadStop) -> PickleValue? {
    let callee = record.references[global]
    guard let values = record.elements(of: arguments).map(Array.init) else { return nil }
    let found: PickleValue?
    switch (callee.module, callee.name) {
    case ("builtins", "getattr"), ("__builtin__", "getattr"):
      found = try attribute(values)
    case ("numpy.core", "_ufunc_reconstruct"), ("numpy._core", "_ufunc_reconstruct"):
      found = try named(values)
    case ("functools", "partial"):
      // Holds a function that is judged by itself; the file cannot call what it made.
      found = values.first?.kind == .global ? .result(of: global, call: nil) : nil
    default: found = nil
    }
    if found != nil { record.references[global].plainCalls += 1 }
    return found
  }

  /// `torch.ScriptObject` becomes what its state says: `(contents, "__torch__.torch.classes.quantized.…")`.
  mutating func explainNative(_ target: PickleValue, _ state: PickleValue) throws(ReadStop) {
    guard let callee = record.callee(of: target), let index = target.globalIndex,
      callee.module == "torch", callee.name == "ScriptObject"
    else { return }
    let names = record.elements(of: state)
    let name = if names?.count == 2, let name = names?.last { try text(name) } else { String?.none }
    if let name, TorchImports.isNativeData(name) {
      record.references[index].plainCalls += 1
    } else {
      record.references[index].isBeyondExplanation = true
    }
  }

  /// `getattr(Class, "method")`, as methods of classes in C are pickled: a name with a dot.
  private mutating func attribute(_ values: [PickleValue]) throws(ReadStop) -> PickleValue? {
    guard values.count == 2, let index = values[0].globalIndex,
      record.references.indices.contains(index), let name = try text(values[1])
    else { return nil }
    let owner = record.references[index]
    if values[0].kind == .result, owner.isScheduler, !name.hasPrefix("__"), !name.contains(".") {
      // A method of its own, which it calls later; the file cannot call what it got.
      return .opaque
    }
    guard values[0].kind == .global else { return nil }
    return try importing(owner.module, "\(owner.name).\(name)")
  }

  private mutating func named(_ values: [PickleValue]) throws(ReadStop) -> PickleValue? {
    guard values.count == 2, let module = try text(values[0]), let name = try text(values[1]) else {
      return nil
    }
    return try importing(module, name)
  }

  private mutating func importing(
    _ module: String, _ name: String
  ) throws(ReadStop) -> PickleValue {
    pay(Self.stepsOfAnImport)
    guard name.utf8.count <= 2 * Int(PickleText.longest),
      let index = record.reference(module, name, at: opcodeOffset)
    else { throw .budget(.memory) }
    return .global(index)
  }
}

extension PickleRecord.Reference {
  /// Of learning rates, as PyTorch has them.
  fileprivate var isScheduler: Bool {
    module == "torch.optim.lr_scheduler" && LibraryClasses.contains(module, name)
  }
}
