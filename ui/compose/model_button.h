// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <filesystem>
#include <functional>

#include "flipbook/model_kind.h"
#include "ui/compose/model_shelf.h"

class QString;
class QToolButton;
class QWidget;

namespace flipbook::ui {

// A button whose menu has the files at hand of some kinds, and a way to those that lie elsewhere.
// Those that `misfit` says something of are grey, with that as tool tip.
QToolButton* make_model_button(ModelShelf& shelf, const QList<ModelKind>& kinds,
                               const QString& name, const QString& label, QWidget* parent,
                               const ModelJudge& misfit,
                               const std::function<void(const std::filesystem::path&)>& chosen);

}  // namespace flipbook::ui
