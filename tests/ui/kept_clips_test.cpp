// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include "mock_engine_maker.h"
#include "ui/document/document.h"
#include "ui/history/clip_keeper.h"
#include "ui/history/history_commands.h"
#include "ui/history/history_panel.h"
#include "ui/history/history_store.h"
#include "ui/history/kept_clips.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/banner.h"

using namespace flipbook;
using namespace flipbook::ui;

class KeptClipsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_clip_that_is_named_is_called_so_where_it_is_shown()
    {
        const QTemporaryDir folder;
        Document document;
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        HistoryStore history(folder.path());
        ClipKeeper keeper(engine, queue, history);
        HistoryPanel panel(history, document.undo_stack(),
                           folder.filePath(QStringLiteral("f.ini")));
        Banner banner;
        const KeptClips clips(document, queue, history, keeper, panel, banner, &banner);
        QSignalSpy loaded(&history, &HistoryStore::loaded);
        history.load(true);
        QVERIFY(loaded.wait());

        QStringList titles;
        ClipPtr made, renamed;
        connect(&queue, &GenerationQueue::clip_ready, this,
                [&made](qint64, const ClipReady& ready) { made = ready.clip; });
        connect(&clips, &KeptClips::renamed, this,
                [&titles, &renamed](const ClipPtr& clip, const QString& title) {
                    renamed = clip;
                    titles << title;
                });
        QSignalSpy kept(&keeper, &ClipKeeper::kept);
        queue.add(sample_request(41));
        engine.start();
        QVERIFY(kept.wait());
        const qint64 id = history.clips().front().id;
        document.undo_stack().push(new RenameCommand(history, id, QStringLiteral("sunrise")));
        QCOMPARE(renamed, made);
        QCOMPARE(clips.name_of(made), QStringLiteral("sunrise"));
        document.undo_stack().undo();
        QCOMPARE(titles, (QStringList{QStringLiteral("sunrise"), QStringLiteral("seed 41")}));
    }
};

QTEST_MAIN(KeptClipsTest)
#include "kept_clips_test.moc"
