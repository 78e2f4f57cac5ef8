// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

enum KerasExamples {
  struct Attack: CustomTestStringConvertible, Sendable {
    let rule: String
    let severity: ArtifactFinding.Severity
    let layer: String

    var testDescription: String { "\(rule): \(layer)" }

    init(_ rule: String, severity: ArtifactFinding.Severity = .critical, _ layer: String) {
      self.rule = rule
      self.severity = severity
      self.layer = layer
    }
  }

  private static let object = KerasText.object
  private static let function = KerasText.function

  static let harmless: [String] = [
    KerasText.dense,
    object("Dense", "null", "{}", "null"),
    object("Dense", "\"\"", "{}", "null"),
    object("Add", "\"keras.src.ops.numpy\"", "{}", "\"Add\""),
    object("Conv2D", "\"tensorflow.keras.layers\"", "{}", "null"),
    object("LSTM", "\"tensorflow.python.keras.layers.recurrent_v2\"", "{}", "null"),
    object("Functional", "\"tf_keras.src.engine.functional\"", "{}", "null"),
    object("StringLookup", "\"keras.layers\"", #"{"vocabulary":["a","/etc/passwd"]}"#, "null"),
    object("TextVectorization", "\"keras.layers\"", #"{"vocabulary":null}"#, "null"),
    object("Dense", "\"keras.layers\"", #"{"name":"get_file","note":"os.system"}"#, "null"),
    function("relu", "builtins"), function("mean_squared_error", "keras.losses"),
    function("relu", "keras.ops"), function("gelu", "keras.src.activations.activations"),
    #"{"class_name":"function","config":"mse","registered_name":"mse"}"#,
    #"{"class_name":"__typespec__","spec_name":"TensorSpec","module":"tensorflow.python.framework.tensor","config":[[null,4],"float32","x"],"registered_name":null}"#,
    #"{"class_name":"__numpy__","config":{"value":[1,NaN],"dtype":"float32"}}"#,
    #"{"class_name":"TFOpLambda","config":{"function":"math.add","name":"a"}}"#,
    #"{"class_name":"TensorFlowOpLayer","config":{"node_def":"{\"name\": \"x\", \"op\": \"AddV2\"}"}}"#,
  ]

  static let custom: [String] = [
    object("MyLayer", "null", "{}", "\"Custom>MyLayer\""),
    object("Custom>MyLayer", "null", "{}", "null"),
    object("my_layer", "null", "{}", "null"),
    object("BertBackbone", "\"keras_hub.src.models.bert.bert_backbone\"", "{}", "null"),
    object("MyLayer", "\"__main__\"", "{}", "null"),
    #"{"class_name":"function","config":"my_loss","module":null,"registered_name":"my_loss"}"#,
    #"{"class_name":"Lambda","config":{"function":"my_function","function_type":"function"}}"#,
  ]

  static let attacks: [Attack] = [
    Attack("code", KerasText.lambda),
    Attack("code", #"{"class_name":"__lambda__","config":{"value":["4wEA",null,null]}}"#),
    Attack(
      "code",
      #"{"class_name":"Lambda","config":{"function":["4wEA\n",null,null],"function_type":"lambda"}}"#
    ),
    Attack("code", #"{"class_name":"Lambda","config":{"function":["4wEA",null,null]}}"#),
    Attack(
      "code",
      #"{"class_name":"Dense","config":{"output_shape":["4wEA",null,null],"output_shape_type":"lambda"}}"#
    ),
    Attack("code", #"{"class_name":"Lambda","config":{"function":"lambda x: eval('1')"}}"#),
    Attack("code", severity: .high, #"{"class_name":"Lambda","config":{}}"#),
    Attack(
      "loader", object("TorchModuleWrapper", "\"keras.layers\"", #"{"module":"gASV"}"#, "null")),
    Attack("loader", object("TFSMLayer", "null", #"{"filepath":"/tmp/x"}"#, "null")),
    Attack("loader", object("Custom>TorchModuleWrapper", "null", "{}", "null")),
    Attack("gadget", object("get_file", "\"keras.utils\"", #"{"origin":"http://a.b/c"}"#, "null")),
    Attack("gadget", object("get_file", "null", "{}", "null")),
    Attack("gadget", function("enable_unsafe_deserialization", "keras.config")),
    Attack("gadget", function("load_model", "keras.src.saving.saving_api")),
    Attack("gadget", function("deserialize", "keras.layers")),
    Attack("gadget", function("get", "keras.losses")),
    Attack("gadget", function("os.system", "keras.ops")),
    Attack("gadget", #"{"fn":"get_file","args":["https://a.b/c"]}"#),
    Attack("gadget", severity: .medium, #"{"fn":"get_file","path":"/a"}"#),
    Attack("reference", function("exec", "builtins")),
    Attack("reference", function("my_loss", "builtins")),
    Attack("reference", object("Dense", "\"builtins\"", "{}", "null")),
    Attack("reference", object("system", "\"os\"", #"{"command":"x"}"#, "null")),
    Attack("reference", object("Popen", "\"subprocess\"", "{}", "null")),
    Attack("reference", object("eval", "null", "{}", "null")),
    Attack("reference", object("os.system", "null", "{}", "null")),
    Attack(
      "reference", severity: .high, object("Layer", "\"my_package.layers\"", "{}", "\"my>Layer\"")),
    Attack("reference", severity: .high, object("Dense", "\"keraslayers\"", "{}", "null")),
    Attack("reference", severity: .high, object("Progbar", "\"keras.utils\"", "{}", "null")),
    Attack("reference", severity: .high, object("run", "\"__main__\"", "{}", "null")),
    Attack(
      "reference", severity: .high,
      #"{"class_name":"__typespec__","spec_name":"Spec","module":"evil","config":[]}"#),
    Attack(
      "vocabulary-path",
      object("StringLookup", "\"keras.layers\"", #"{"vocabulary":"/etc/passwd"}"#, "null")),
    Attack(
      "vocabulary-path",
      object("TextVectorization", "null", #"{"vocabulary":"http://a.b/c"}"#, "null")),
    Attack(
      "vocabulary-path", severity: .high,
      object("IntegerLookup", "null", #"{"vocabulary":"words.txt"}"#, "null")),
    Attack("operation", #"{"class_name":"TFOpLambda","config":{"function":"io.read_file"}}"#),
    Attack(
      "operation",
      #"{"class_name":"TensorFlowOpLayer","config":{"node_def":"name: \"x\"\nop: \"ReadFile\""}}"#),
  ]
}
