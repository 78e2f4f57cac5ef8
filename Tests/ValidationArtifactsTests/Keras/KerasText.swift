// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Configurations as Keras writes them, and as attackers do.
enum KerasText {
  static let input = """
    {"module":"keras.layers","class_name":"InputLayer","config":{"batch_shape":[null,4],\
    "dtype":"float32","name":"input"},"registered_name":null,"name":"input"}
    """

  static let dense = """
    {"module":"keras.layers","class_name":"Dense","config":{"name":"dense","units":2,\
    "activation":"relu","kernel_initializer":{"module":"keras.initializers",\
    "class_name":"GlorotUniform","config":{"seed":null},"registered_name":null},\
    "threshold":-Infinity},"registered_name":null,"name":"dense","inbound_nodes":[{"args":[\
    {"class_name":"__keras_tensor__","config":{"shape":[null,4],"dtype":"float32",\
    "keras_history":["input",0,0]}}],"kwargs":{}}]}
    """

  static let lambda = """
    {"class_name":"Lambda","config":{"name":"l","function":{"class_name":"__lambda__",\
    "config":{"code":"4wEAAAA=","defaults":null,"closure":null}}}}
    """

  static func model(_ layers: String...) -> String {
    let all = ([input] + layers).joined(separator: ",")
    return """
      {"module":"keras.src.models.functional","class_name":"Functional","config":{"name":"m",\
      "layers":[\(all)],"input_layers":["input",0,0],"output_layers":[["dense",0,0]]},\
      "registered_name":"Functional","compile_config":{"loss":"mse"}}
      """
  }

  /// A layer with that class and module; the module as JSON.
  static func object(
    _ name: String, module: String = "null", config: String = "{}", registered: String = "null"
  ) -> String {
    """
    {"module":\(module),"class_name":"\(name)","config":\(config),"registered_name":\(registered)}
    """
  }

  static func function(_ name: String, module: String) -> String {
    object("function", module: "\"\(module)\"", config: "\"\(name)\"")
  }
}
