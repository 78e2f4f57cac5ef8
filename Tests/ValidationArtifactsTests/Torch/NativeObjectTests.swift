// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

private typealias Writer = PickleWriter

/// Weights that PyTorch packs for its kernels are objects of classes in C++.
@Suite struct NativeObjectTests {
  private static let object = Writer.global("torch", "ScriptObject") + Writer.emptyTuple + [0x81]

  private static func build(_ name: String) -> [UInt8] {
    Writer.none + Writer.text("__torch__.torch.classes.\(name)") + [0x86] + Writer.build
  }

  private func faults(_ operators: [UInt8]...) -> [String] {
    Scanned(Writer.pickle(operators.flatMap { $0 }), as: "model.pkl").faults
  }

  @Test(arguments: ["quantized.LinearPackedParamsBase", "rnn.CellParamsBase"])
  func `packed weights are harmless`(name: String) {
    #expect(faults(Self.object, Self.build(name)) == [])
  }

  @Test(arguments: ["tensorrt.Engine", "quantized.x.Engine", "quantized", "quantized.run"])
  func `any other class is an import to review`(name: String) {
    #expect(faults(Self.object, Self.build(name)) == ["safety.import"])
  }

  @Test func `what is not known of one object is known of none`() {
    let sound = Self.build("quantized.LinearPackedParamsBase")
    #expect(faults(Self.object) == ["safety.import"])
    #expect(faults(Self.object, sound, Self.build("tensorrt.Engine")) == ["safety.import"])
    #expect(faults(Self.object, Writer.none, Writer.build, sound) == ["safety.import"])
    #expect(faults(Self.object, sound, Writer.pop, Self.object) == ["safety.import"])
  }

  /// `getattr(scheduler, name)`, as bound methods are pickled.
  private static func method(of owner: [UInt8], _ name: String) -> [UInt8] {
    Writer.global("__builtin__", "getattr") + owner + Writer.text(name) + [0x86] + Writer.reduce
  }

  @Test func `a scheduler may hold a method of its own, and nothing may call it`() {
    let scheduler =
      Writer.global("torch.optim.lr_scheduler", "OneCycleLR") + Writer.emptyTuple + [0x81]
    let held = Self.method(of: scheduler, "_annealing_cos")
    #expect(faults(held) == [])
    #expect(faults(held, Writer.emptyTuple, Writer.reduce) == ["safety.pickle-call"])
    for name in ["__init__", "optimizer.step"] {
      #expect(faults(Self.method(of: scheduler, name)) == ["safety.import"])
    }
    #expect(faults(Self.method(of: held, "x")) == ["safety.import"])
    let other = Writer.global("torch.optim.adam", "Adam") + Writer.emptyTuple + [0x81]
    #expect(faults(Self.method(of: other, "step")) == ["safety.import"])
  }
}
