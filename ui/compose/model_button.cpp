// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/model_button.h"

#include <QMenu>
#include <QToolButton>

#include "ui/compose/model_combo.h"
#include "ui/document/path_text.h"

namespace flipbook::ui {

QToolButton* make_model_button(ModelShelf& shelf, const QList<ModelKind>& kinds,
                               const QString& name, const QString& label, QWidget* parent,
                               const ModelJudge& misfit,
                               const std::function<void(const std::filesystem::path&)>& chosen)
{
    auto* button = new QToolButton(parent);
    // The style's own sign of a menu would lie on the text.
    button->setText(label + QStringLiteral(" ▾"));
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    button->setObjectName(name);
    button->setAccessibleName(label);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    const auto fill = [&shelf, kinds, label, parent, misfit, chosen, menu] {
        menu->clear();
        for (const KnownModelPtr& model : shelf.of_kinds(kinds)) {
            const std::filesystem::path file = model->page.path;
            QAction* action =
                menu->addAction(model_name(file), parent, [chosen, file] { chosen(file); });
            const QString problem = misfit(file);
            action->setEnabled(problem.isEmpty());
            action->setToolTip(problem.isEmpty() ? path_text(file) : problem);
        }
        menu->addSeparator();
        menu->addAction(QObject::tr("Another file…"), parent,
                        [parent, label, chosen] { ask_for_model(parent, label, chosen); });
    };
    QObject::connect(menu, &QMenu::aboutToShow, parent, fill);
    fill();
    return button;
}

}  // namespace flipbook::ui
