// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a model-local function is called by.
struct ONNXFunctionID: Hashable {
  let domain: ExactText
  let name: ExactText
  let overload: ExactText

  init(domain: String, name: String, overload: String) {
    self.domain = ExactText(ONNXModelReader.domainName(domain))
    self.name = ExactText(name)
    self.overload = ExactText(overload)
  }

  var text: String {
    "\(domain.text)::\(name.text)" + (overload.text.isEmpty ? "" : ":\(overload.text)")
  }
}

/// Which functions call which, also from graphs inside their nodes.
struct ONNXFunctionCalls {
  private struct Call: Hashable {
    let caller: ONNXFunctionID
    let callee: ONNXFunctionID
  }

  private var calls: Set<Call> = []
  private var edges: [ONNXFunctionID: [ONNXFunctionID]] = [:]
  private var order: [ONNXFunctionID] = []

  /// - Returns: false where it was known.
  mutating func record(_ caller: ONNXFunctionID, calls callee: ONNXFunctionID) -> Bool {
    guard calls.insert(Call(caller: caller, callee: callee)).inserted else { return false }
    if edges[caller] == nil { order.append(caller) }
    edges[caller, default: []].append(callee)
    return true
  }

  /// One of each knot of functions that can call themselves, in the order of the file.
  var cycles: [String] {
    var done: Set<ONNXFunctionID> = []
    var found: [String] = []
    for start in order where !done.contains(start) {
      if let cycle = cycle(from: start, &done) { found.append(cycle) }
    }
    return found
  }

  /// Depth first, with a stack of its own: a chain of calls may be as long as the file.
  private func cycle(
    from start: ONNXFunctionID, _ done: inout Set<ONNXFunctionID>
  ) -> String? {
    var path: [(id: ONNXFunctionID, open: [ONNXFunctionID])] = [(start, edges[start] ?? [])]
    var onPath: Set<ONNXFunctionID> = [start]
    var result: String?
    while let last = path.last {
      guard let next = last.open.last else {
        onPath.remove(last.id)
        done.insert(last.id)
        path.removeLast()
        continue
      }
      path[path.count - 1].open.removeLast()
      if onPath.contains(next) {
        result = result ?? "\(last.id.text) and \(next.text)"
      } else if !done.contains(next) {
        path.append((next, edges[next] ?? []))
        onPath.insert(next)
      }
    }
    return result
  }
}
