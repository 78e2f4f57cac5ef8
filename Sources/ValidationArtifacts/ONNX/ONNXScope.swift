// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The values that a graph knows at a point: its own, and those of the graphs around it.
final class ONNXScope {
  /// Element number of a dense tensor; zero where the type is not known, or is another.
  typealias Element = Int

  private let parent: ONNXScope?
  /// Names that nothing produces are taken for those of another graph.
  let isOpen: Bool
  private var values: [ExactText: Element] = [:]
  /// What `value_info` and the outputs say before a node produces it.
  var declared: [ExactText: Element] = [:]

  init(parent: ONNXScope?, isOpen: Bool = false) {
    self.parent = parent
    self.isOpen = isOpen || parent?.isOpen == true
  }

  /// False where the graph itself has that name already.
  @discardableResult
  func define(_ name: String, _ element: Element) -> Bool {
    values.updateValue(element, forKey: ExactText(name)) == nil
  }

  func has(_ name: String) -> Bool { values[ExactText(name)] != nil }

  /// Nil where neither this graph nor one around it has the name.
  func find(_ name: String) -> Element? {
    let name = ExactText(name)
    var scope: ONNXScope? = self
    while let here = scope {
      if let element = here.values[name] { return element }
      scope = here.parent
    }
    return nil
  }
}
