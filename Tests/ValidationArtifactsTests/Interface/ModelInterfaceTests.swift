// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Interfaces of models")
struct ModelInterfaceTests {
  typealias Value = ModelInterface.Value

  static let base = ModelInterface(
    values: [
      Value(.input, "x", type: "float", shape: [.named("n"), .fixed(3)]),
      Value(.output, "y", type: "float", shape: [.named("n"), .fixed(2)]),
    ], domains: [.init("ai.onnx", version: "17")])

  private func differences(_ change: (inout [Value]) -> Void) -> [InterfaceDifference] {
    var values = Self.base.values
    change(&values)
    return ModelInterface(values: values, domains: Self.base.domains).differences(from: Self.base)
  }

  private func verdicts(_ found: [InterfaceDifference]) -> [String] {
    found.map { "\($0.kind.rawValue) \($0.isBackwardCompatible)" }
  }

  @Test("the same interface differs in nothing")
  func same() {
    #expect(Self.base.differences(from: Self.base) == [])
  }

  @Test("an input may be added where it is optional, and never removed")
  func inputs() {
    let optional = Value(.input, "z", type: "float", shape: nil, isOptional: true)
    let required = Value(.input, "z", type: "float", shape: nil)
    #expect(verdicts(differences { $0.append(optional) }) == ["added true"])
    #expect(verdicts(differences { $0.append(required) }) == ["added false"])
    #expect(verdicts(differences { $0.remove(at: 0) }) == ["removed false"])
  }

  @Test("an output may be added, and never removed")
  func outputs() {
    let more = Value(.output, "z", type: "float", shape: nil)
    #expect(verdicts(differences { $0.append(more) }) == ["added true"])
    #expect(verdicts(differences { $0.remove(at: 1) }) == ["removed false"])
  }

  @Test("a type stays")
  func types() {
    let found = differences { $0[0] = Value(.input, "x", type: "double", shape: $0[0].shape) }
    #expect(verdicts(found) == ["type false"])
    #expect(found[0].description == "input x: type float, now double")
  }

  @Test(
    "an input's dimension may be let free, an output's may be fixed",
    arguments: [
      (0, [.named("n"), .named("m")], "dimension true"),
      (0, [.named("n"), .any], "dimension true"),
      (0, [.named("n"), .fixed(4)], "dimension false"),
      (0, [.fixed(1), .fixed(3)], "dimension false"),
      (0, [.named("k"), .fixed(3)], "dimension true"),
      (0, [.fixed(3)], "rank false"), (0, nil, "rank true"),
      (1, [.fixed(1), .fixed(2)], "dimension true"),
      (1, [.named("n"), .any], "dimension false"),
      (1, [.named("n"), .fixed(3)], "dimension false"),
      (1, [.any, .fixed(2)], "dimension true"), (1, nil, "rank false"),
    ] as [(Int, [ModelInterface.Dimension]?, String)])
  func shapes(place: Int, shape: [ModelInterface.Dimension]?, expected: String) {
    let found = differences {
      $0[place] = Value($0[place].role, $0[place].name, type: "float", shape: shape)
    }
    #expect(verdicts(found) == [expected])
  }

  @Test("inputs keep their places, but for those of a signature")
  func order() {
    let pair = [
      Value(.input, "a", type: "float", shape: nil), Value(.input, "b", type: "float", shape: nil),
    ]
    let turned = ModelInterface(values: pair.reversed())
    #expect(
      verdicts(turned.differences(from: ModelInterface(values: pair)))
        == ["order false", "order false"])
    let signed = pair.map { Value(.input, $0.name, type: "float", shape: nil, group: "serve") }
    #expect(
      verdicts(
        ModelInterface(values: signed.reversed()).differences(from: ModelInterface(values: signed)))
        == ["order true", "order true"])
    let first = Value(.input, "0", type: "float", shape: nil, isOptional: true)
    #expect(
      verdicts(
        ModelInterface(values: [first] + pair).differences(from: ModelInterface(values: pair)))
        == ["added true"])
  }

  @Test("a new signature changes nothing for callers of another")
  func signatures() {
    let other = Value(.input, "x", type: "float", shape: nil, group: "other")
    #expect(verdicts(differences { $0.append(other) }) == ["added true"])
  }

  @Test("operators may be older, not newer and not others")
  func domains() {
    let cases: [([ModelInterface.Domain], [String])] = [
      ([.init("ai.onnx", version: "18")], ["domain-version false"]),
      ([.init("ai.onnx", version: "9")], ["domain-version true"]),
      ([], ["domain-removed true"]),
      (Self.base.domains + [.init("custom", version: "1")], ["domain-added false"]),
    ]
    for (domains, expected) in cases {
      let other = ModelInterface(values: Self.base.values, domains: domains)
      #expect(verdicts(other.differences(from: Self.base)) == expected)
    }
  }

  @Test("parameters stay as they are")
  func parameters() {
    let weight = Value(.parameter, "w", type: "F32", shape: [.fixed(2)])
    let wider = Value(.parameter, "w", type: "F32", shape: [.fixed(3)])
    let other = ModelInterface(values: [wider])
    #expect(
      verdicts(other.differences(from: ModelInterface(values: [weight]))) == ["dimension false"])
    #expect(
      verdicts(other.differences(from: ModelInterface(values: []))) == ["added false"])
  }

  @Test("the exact rule forbids all, the other what callers would notice")
  func rules() {
    let more = ModelInterface(
      values: Self.base.values + [Value(.output, "z", type: "float", shape: nil)],
      domains: Self.base.domains)
    #expect(more.differences(from: Self.base, rule: .exact).count == 1)
    #expect(more.differences(from: Self.base, rule: .backwardCompatible).isEmpty)
  }

  @Test("it is made of the ports and operator sets that a file tells")
  func contents() {
    let bytes = ONNXWriter.model(
      graph: ONNXWriter.graph(
        inputs: [ONNXWriter.value("x", dims: ["n", "3"])],
        outputs: [ONNXWriter.value("y", dims: ["n", "3"])],
        nodes: [ONNXWriter.node("Relu", ["x"], ["y"])]))
    let interface = ModelInterface(Scanned(bytes, as: "m.onnx").inspection.contents)
    #expect(
      interface.values == [
        Value(.input, "x", type: "tensor(float)", shape: [.named("n"), .fixed(3)]),
        Value(.output, "y", type: "tensor(float)", shape: [.named("n"), .fixed(3)]),
      ])
    #expect(interface.domains == [.init("ai.onnx", version: "17")])
  }

  @Test("stored tensors count where they are asked for")
  func tensors() {
    let file = SafetensorsWriter.file([SafetensorsWriter.floats("w", [1, 2])])
    let contents = Scanned(file, as: "m.safetensors").inspection.contents
    #expect(ModelInterface(contents).values.isEmpty)
    #expect(
      ModelInterface(contents, includesParameters: true).values
        == [Value(.parameter, "w", type: "F32", shape: [.fixed(2)])])
  }
}
