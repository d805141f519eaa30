// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flipbook/result.h"
#include "models/weights.h"

namespace flipbook {

// The tensors that change one layer, by role (adapter_names.h): their names in the file. The role
// "alpha_value" is no tensor but the number itself, from a file that says it in its metadata.
using AdapterRoles = std::map<std::string, std::string>;

// Those tensors, read when they are asked for, in fp32 on the device of the layer.
class AdapterTensors {
public:
    AdapterTensors(const Weights& file, const AdapterRoles& roles, const at::Device& device)
        : m_file(file), m_roles(roles), m_device(device)
    { }

    bool has(const std::string& role) const { return m_roles.contains(role); }
    at::Tensor get(const std::string& role) const;  // Precondition: has(role).
    std::vector<int64_t> shape(const std::string& role) const;

    // alpha / rank; 1 where there is no alpha.
    double scale(int64_t rank) const;

private:
    const Weights& m_file;
    const AdapterRoles& m_roles;
    at::Device m_device;
};

// A change as a matrix: output channels, and what remains of the weight's shape multiplied.
struct ChangeShape {
    int64_t rows = 0;
    int64_t columns = 0;

    bool operator==(const ChangeShape&) const = default;
};

// One way to write a change of weights W [out, in, …] into a file. W' = W + strength · ΔW:
//   LoRA         up·down · alpha/rank (Hu et al. 2021); with `mid`, up ×₁ mid ×₂ down
//   LoHa         (w1_a·w1_b) ∘ (w2_a·w2_b) · alpha/rank (Hyeon-Woo et al. 2021)
//   LoKr         w1 ⊗ w2, times alpha/rank where a factor is a product (Yeh et al. 2023)
//   IA3          W ∘ weight, along the inputs or the outputs (Liu et al. 2022)
//   difference   the stored difference; `diff_b`, `b_norm` are those of the bias
//   replacement  strength·(stored − W)
// alpha is the rank where it is absent. The last four are LyCORIS's files (KohakuBlueleaf/LyCORIS).
struct AdapterFamily {
    const char* name;
    std::vector<std::string> roles;  // A layer that has all of these is written this way.
    // Absent where the tensors contradict each other.
    std::optional<ChangeShape> (*shape)(const AdapterTensors& tensors);
    // `weight` is fp32 and is changed in place.
    void (*add)(const AdapterTensors& tensors, double strength, at::Tensor& weight);
    const char* leaf = "weight";  // Or "bias": the tensor of the layer that is changed.
};

// In the order in which they are asked.
std::span<const AdapterFamily> adapter_families();

// The families that the tensors of one layer belong to: one for its weight, perhaps one for its
// bias. Empty where they are none that is known.
std::vector<const AdapterFamily*> families_of(const AdapterRoles& roles);

// Changes `weight` in place by `family`. Where the file has a `dora_scale`, the result is
// W + strength · (dora_scale · V/‖V‖ − W), V = W + ΔW, with norms per output (or per input, as its
// shape says): Liu et al. 2024, "DoRA".
void change_weight(const AdapterFamily& family, const AdapterTensors& tensors, double strength,
                   at::Tensor& weight);

}  // namespace flipbook
