// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Where a graph or a body of nodes stands: what it sees, and by whose operator sets it is judged.
struct ONNXGraphPlace {
  var scope: ONNXScope
  /// The model's own graph, whose inputs and outputs are the model's.
  var isMain: Bool
  /// The function whose body it is, or is part of.
  var function: ONNXFunctionID?
  /// Of that function; nil for those of the model.
  var operatorSets: [ExactText: Int64]?

  init(scope: ONNXScope, isMain: Bool) {
    self.scope = scope
    self.isMain = isMain
  }

  /// A graph in an attribute of a node here.
  var inner: Self {
    var inner = self
    inner.scope = ONNXScope(parent: scope)
    inner.isMain = false
    return inner
  }
}
