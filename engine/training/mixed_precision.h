// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

namespace flipbook {

// While one lives, products and convolutions of its thread compute in `dtype`, and what needs
// range or precision (norms, losses) in fp32; parameters stay as they are. With fp32 it does
// nothing. Backward passes belong outside: they compute in what their forward pass did.
class MixedPrecision {
public:
    MixedPrecision(const at::Device& device, at::ScalarType dtype);
    ~MixedPrecision();
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
    at::DeviceType m_device;
    bool m_was_enabled;
    at::ScalarType m_dtype_before;
};

}  // namespace flipbook
