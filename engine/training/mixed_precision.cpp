// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/mixed_precision.h"

#include <ATen/autocast_mode.h>

namespace flipbook {

MixedPrecision::MixedPrecision(const at::Device& device, at::ScalarType dtype)
    : m_device(device.type()), m_was_enabled(at::autocast::is_autocast_enabled(m_device)),
      m_dtype_before(at::autocast::get_autocast_dtype(m_device))
{
    // Its cache of converted weights is one for all threads, and no weight is used twice a pass.
    at::autocast::set_autocast_cache_enabled(false);
    at::autocast::set_autocast_enabled(m_device, dtype != at::kFloat);
    if (dtype != at::kFloat)
        at::autocast::set_autocast_dtype(m_device, dtype);
}

MixedPrecision::~MixedPrecision()
{
    at::autocast::set_autocast_enabled(m_device, m_was_enabled);
    at::autocast::set_autocast_dtype(m_device, m_dtype_before);
}

}  // namespace flipbook
