// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All that this program uses of LibTorch, precompiled. torch/torch.h would bring optimisers, data
// loaders and every layer along and make each file twice as slow to compile.
#ifndef Q_MOC_RUN  // Qt's moc reads the tests and would spend seconds a suite on these.
#include <ATen/ATen.h>
#include <torch/nn/module.h>
#endif
