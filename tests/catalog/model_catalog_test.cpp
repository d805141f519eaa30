// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "catalog/catalog_folders.h"
#include "flipbook/model_catalog.h"
#include "header_only_file.h"
#include "test_files.h"

using namespace flipbook;
using namespace flipbook::test;

namespace fs = std::filesystem;

namespace {

const HeaderTensors a_lora{{"lora_unet_x.lora_up.weight", {4, 4}},
                           {"lora_unet_x.lora_down.weight", {4, 4}}};
const HeaderTensors an_embedding{{"emb_params", {2, 768}}};

QByteArray bytes_of(const fs::path& path)
{
    QFile file(QString::fromStdU16String(path.u16string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QStringList names_of(const ModelScan& scan)
{
    QStringList names;
    for (const ModelPage& page : scan.pages)
        names.append(QString::fromStdU16String(page.path.filename().u16string()));
    names.sort();
    return names;
}

bool is_without_hashes(const ModelPage& page)
{
    return std::any_of(page.notes.begin(), page.notes.end(), [](const std::string& note) {
        return note.find("without OpenSSL") != std::string::npos;
    });
}

}  // namespace

// Finding models, and remembering what they are.
class ModelCatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hashes_are_those_of_other_programs();
    void a_stored_hash_of_a_lora_counts();
    void pages_are_remembered_by_size_and_time();
    void what_was_found_out_stays_on_the_page();
    void a_damaged_cache_is_ignored();
    void a_changed_file_in_a_folder_is_seen();
    void installations_are_searched_data();
    void installations_are_searched();
    void extra_model_paths_are_followed();
    void a_malformed_yaml_is_named();
    void links_in_a_circle_end();
    void a_diffusers_folder_is_one_model();
    void nothing_is_written_beside_models();
    void a_missing_folder_is_named();
    void a_search_can_be_stopped();
    void five_hundred_files_are_scanned_and_remembered();

private:
    fs::path path(const char* name) const { return root() / name; }
    fs::path root() const { return m_folder->path().toStdU16String(); }
    fs::path cache() const { return root() / "cache" / "catalog.jsonl"; }
    void add(const QString& name, const HeaderTensors& tensors = a_lora,
             const QJsonObject& metadata = {});
    void write(const QString& name, const QByteArray& bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ModelCatalogTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ModelCatalogTest::write(const QString& name, const QByteArray& bytes)
{
    const QString file = m_folder->filePath(name);
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
}

void ModelCatalogTest::add(const QString& name, const HeaderTensors& tensors,
                           const QJsonObject& metadata)
{
    const QString file = m_folder->filePath(name);
    QDir().mkpath(QFileInfo(file).path());
    QVERIFY(write_header_only(file, tensors, metadata));
}

void ModelCatalogTest::hashes_are_those_of_other_programs()
{
    const fs::path module = test_file("mm-v1.safetensors");
    const ModelPage page = inspect_model(module, {.hashes = true});
    if (is_without_hashes(page))
        QSKIP("Built without OpenSSL.");
    QVERIFY(page.hashes.has_value());
    const QByteArray bytes = bytes_of(module);
    QCOMPARE(QString::fromStdString(page.hashes->sha256), sha256(bytes));
    QCOMPARE(QString::fromStdString(page.hashes->a1111), sha256(bytes).left(10));
    QCOMPARE(QString::fromStdString(page.hashes->a1111_old),
             sha256(bytes.mid(0x100000, 0x10000)).left(8));
    QVERIFY(page.hashes->a1111_lora.empty());

    const fs::path lora = test_file("lora/kohya.safetensors");
    const QByteArray content = bytes_of(lora);
    const qsizetype header = qFromLittleEndian<quint64>(content.constData()) + 8;
    const ModelPage of_lora = inspect_model(lora, {.hashes = true});
    QCOMPARE(QString::fromStdString(of_lora.hashes->a1111_lora),
             sha256(content.mid(header)).left(12));
    QCOMPARE(QString::fromStdString(of_lora.hashes->sha256), sha256(content));
    QVERIFY(!inspect_model(lora).hashes);
}

void ModelCatalogTest::a_stored_hash_of_a_lora_counts()
{
    add("a.safetensors", a_lora, {{"sshs_model_hash", "0123456789abcdef0123"}});
    const ModelPage page = inspect_model(path("a.safetensors"), {.hashes = true});
    if (is_without_hashes(page))
        QSKIP("Built without OpenSSL.");
    QVERIFY(page.hashes.has_value());
    QCOMPARE(page.hashes->a1111_lora, std::string("0123456789ab"));
}

void ModelCatalogTest::pages_are_remembered_by_size_and_time()
{
    add("a.safetensors");
    const auto time = fs::last_write_time(path("a.safetensors"));
    {
        ModelCatalog catalog(cache());
        QCOMPARE(catalog.inspect(path("a.safetensors")).kind, ModelKind::lora);
        QVERIFY(catalog.save().has_value());
    }
    // Other bytes, but neither another size nor another time: the page tells that it was kept.
    write("a.safetensors", QByteArray(bytes_of(path("a.safetensors")).size(), '<'));
    fs::last_write_time(path("a.safetensors"), time);
    ModelCatalog catalog(cache());
    QCOMPARE(catalog.inspect(path("a.safetensors")).kind, ModelKind::lora);
    fs::last_write_time(path("a.safetensors"), time + std::chrono::seconds(1));
    QCOMPARE(catalog.inspect(path("a.safetensors")).kind, ModelKind::unknown);
}

void ModelCatalogTest::what_was_found_out_stays_on_the_page()
{
    add("a.safetensors");
    ModelCatalog catalog(cache());
    QVERIFY(!catalog.inspect(path("a.safetensors")).deep);
    QVERIFY(catalog.inspect(path("a.safetensors"), {.deep = true}).deep.has_value());
    QVERIFY(catalog.inspect(path("a.safetensors")).deep.has_value());
    const ModelPage both = catalog.inspect(path("a.safetensors"), {.hashes = true});
    QVERIFY(both.deep.has_value());
}

void ModelCatalogTest::a_damaged_cache_is_ignored()
{
    add("a.safetensors");
    {
        ModelCatalog catalog(cache());
        catalog.inspect(path("a.safetensors"));
        QVERIFY(catalog.save().has_value());
    }
    const QByteArray good = bytes_of(cache());
    QVERIFY(good.contains("a.safetensors"));
    for (const QByteArray& bytes :
         {QByteArray(), good.left(40), good.left(good.size() / 2),
          QByteArray(good).replace("lora", "lorry"), QByteArray(5000, '\xff'),
          QByteArray(good).replace("\"version\":1", "\"version\":0")}) {
        write("cache/catalog.jsonl", bytes);
        ModelCatalog catalog(cache());
        QCOMPARE(catalog.inspect(path("a.safetensors")).kind, ModelKind::lora);
    }
}

void ModelCatalogTest::a_changed_file_in_a_folder_is_seen()
{
    fs::copy(test_file("tiny-sd15"), path("model"), fs::copy_options::recursive);
    ModelCatalog catalog(std::nullopt);
    QVERIFY(catalog.inspect(path("model")).is_usable());
    fs::remove(path("model/vae/diffusion_pytorch_model.safetensors"));
    QVERIFY(!catalog.inspect(path("model")).is_usable());
}

void ModelCatalogTest::installations_are_searched_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("A1111") << QStringList{"models/Stable-diffusion/a.safetensors",
                                          "models/Lora/sub/b.safetensors",
                                          "models/VAE/c.pt",
                                          "embeddings/d.pt",
                                          "embeddings/e.png",
                                          "extensions/sd-webui-animatediff/model/f.ckpt",
                                          "outputs/g.png",
                                          "venv/lib/h.bin",
                                          "models/Lora/i.png",
                                          "models/Lora/j.txt"}
                           << QStringList{"a.safetensors", "b.safetensors", "c.pt",
                                          "d.pt",          "e.png",         "f.ckpt"};
    QTest::newRow("ComfyUI")
        << QStringList{"models/checkpoints/a.safetensors",
                       "models/loras/b.SAFETENSORS",
                       "models/animatediff_models/c.ckpt",
                       "custom_nodes/ComfyUI-AnimateDiff-Evolved/models/d.ckpt",
                       "custom_nodes/ComfyUI-AnimateDiff-Evolved/motion_lora/e.ckpt",
                       "custom_nodes/other/f.pth"}
        << QStringList{"a.safetensors", "b.SAFETENSORS", "c.ckpt", "d.ckpt", "e.ckpt"};
    QTest::newRow("plain") << QStringList{"a.safetensors", "x/y/b.sft", ".hidden/c.ckpt", "d.png"}
                           << QStringList{"a.safetensors", "b.sft"};
}

void ModelCatalogTest::installations_are_searched()
{
    QFETCH(QStringList, files);
    QFETCH(QStringList, found);
    for (const QString& file : files)
        add("root/" + file);
    ModelCatalog catalog(std::nullopt);
    const auto scan = catalog.scan(path("root"));
    QVERIFY(scan.has_value());
    QCOMPARE(names_of(scan.value()), found);
}

void ModelCatalogTest::extra_model_paths_are_followed()
{
    add("ui/models/checkpoints/own.safetensors");
    add("elsewhere/models/Stable-diffusion/first.ckpt");
    add("elsewhere/models/Lora/second.pt");
    add("elsewhere/lycoris/third.pt");
    add("home/fourth.pt");
    add("elsewhere/output/not.pt");
    write("ui/extra_model_paths.yaml", R"(
# A comment.
a111:
    base_path: ../elsewhere/
    checkpoints: models/Stable-diffusion
    loras: |
         models/Lora
         lycoris
    output: output
other:
    is_default: true
    animatediff_models: "$FLIPBOOK_TEST_HOME/home"
    vae: /nowhere/at/all
)");
    qputenv("FLIPBOOK_TEST_HOME", m_folder->path().toUtf8());
    ModelCatalog catalog(std::nullopt);
    const auto scan = catalog.scan(path("ui"));
    QVERIFY(scan.has_value());
    if (scan.value().notices.size() == 1
        && scan.value().notices.front().find("without libyaml") != std::string::npos)
        QSKIP("Built without libyaml.");
    QCOMPARE(names_of(scan.value()),
             QStringList({"first.ckpt", "fourth.pt", "own.safetensors", "second.pt", "third.pt"}));
    QCOMPARE(scan.value().notices.size(), 1u);
    QVERIFY(scan.value().notices.front().find("/nowhere/at/all, which does not exist")
            != std::string::npos);
    const auto folders = read_extra_model_paths(path("ui/extra_model_paths.yaml"));
    QVERIFY(folders.has_value());
    QCOMPARE(folders.value().front(), path("home"));  // Of the block that is the default.
    QCOMPARE(folders.value().size(), 5u);
    const auto alone = catalog.scan(path("ui/extra_model_paths.yaml"));
    QVERIFY(alone.has_value());
    QCOMPARE(alone.value().pages.size(), 4u);
}

void ModelCatalogTest::a_malformed_yaml_is_named()
{
    add("ui/models/checkpoints/own.safetensors");
    for (const char* text : {"a: [", "a:\n\tb: c", "\xff\xfe\xff", "&a [*b]"}) {
        write("ui/extra_model_paths.yaml", text);
        ModelCatalog catalog(std::nullopt);
        const auto scan = catalog.scan(path("ui"));
        QVERIFY(scan.has_value());
        QCOMPARE(scan.value().pages.size(), 1u);
        QCOMPARE(scan.value().notices.size(), 1u);
        QVERIFY(scan.value().notices.front().find("extra_model_paths.yaml") != std::string::npos);
    }
    for (const char* text : {"", "- a\n- b", "a: b", "a:\n  - b", "a:\n  b: [c]", "1: {2: }"}) {
        write("ui/extra_model_paths.yaml", text);
        ModelCatalog catalog(std::nullopt);
        QCOMPARE(catalog.scan(path("ui")).value().pages.size(), 1u);
    }
}

void ModelCatalogTest::links_in_a_circle_end()
{
    add("root/a/a.safetensors");
    std::error_code failure;
    fs::create_directory_symlink(path("root"), path("root/a/up"), failure);
    if (failure)
        QSKIP("Links cannot be made here.");
    add("elsewhere/b.safetensors");
    fs::create_directory_symlink(path("elsewhere"), path("root/link"), failure);
    ModelCatalog catalog(std::nullopt);
    QCOMPARE(names_of(catalog.scan(path("root")).value()),
             QStringList({"a.safetensors", "b.safetensors"}));
}

void ModelCatalogTest::a_diffusers_folder_is_one_model()
{
    fs::create_directories(path("root"));
    fs::copy(test_file("tiny-sd15"), path("root/model"), fs::copy_options::recursive);
    fs::copy(test_file("mm-v2-diffusers"), path("root/motion"), fs::copy_options::recursive);
    ModelCatalog catalog(std::nullopt);
    const auto scan = catalog.scan(path("root"));
    QVERIFY(scan.has_value());
    QCOMPARE(names_of(scan.value()), QStringList({"model", "motion"}));
    QCOMPARE(scan.value().pages[0].kind, ModelKind::sd15_checkpoint);
    QCOMPARE(scan.value().pages[1].kind, ModelKind::motion_module);
}

void ModelCatalogTest::nothing_is_written_beside_models()
{
    add("root/a.safetensors");
    write("root/b.ckpt", "<html>");
    ModelCatalog catalog(cache());
    QVERIFY(catalog.scan(path("root"), {.hashes = true, .deep = true}).has_value());
    QVERIFY(catalog.save().has_value());
    QStringList names = QDir(m_folder->filePath("root")).entryList(QDir::Files | QDir::Hidden);
    names.sort();
    QCOMPARE(names, QStringList({"a.safetensors", "b.ckpt"}));
    QVERIFY(fs::exists(cache()));
}

void ModelCatalogTest::a_missing_folder_is_named()
{
    ModelCatalog catalog(std::nullopt);
    const auto scan = catalog.scan(path("nowhere"));
    QVERIFY(!scan.has_value());
    QCOMPARE(scan.error().code, ErrorCode::not_found);
    QVERIFY(scan.error().message.find("nowhere") != std::string::npos);
}

void ModelCatalogTest::a_search_can_be_stopped()
{
    add("root/a.safetensors");
    add("root/b.safetensors");
    std::stop_source stop;
    ModelCatalog catalog(std::nullopt);
    const auto scan = catalog.scan(
        path("root"), {}, [&stop](std::size_t, std::size_t) { stop.request_stop(); },
        stop.get_token());
    QVERIFY(!scan.has_value());
    QCOMPARE(scan.error().code, ErrorCode::cancelled);
}

void ModelCatalogTest::five_hundred_files_are_scanned_and_remembered()
{
    HeaderTensors lora;
    for (int layer = 0; layer < 192; ++layer)
        for (const char* part : {".lora_down.weight", ".lora_up.weight", ".alpha"})
            lora["lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q"
                 + std::to_string(layer) + part] = {4, 4};
    constexpr int count = 500;
    for (int i = 0; i < count; ++i)
        add(QString("root/%1.safetensors").arg(i), i % 2 == 0 ? lora : an_embedding);
    ModelCatalog catalog(cache());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(catalog.scan(path("root")).value().pages.size(), std::size_t(count));
    const qint64 cold = timer.elapsed();
    QVERIFY(catalog.save().has_value());
    ModelCatalog again(cache());
    timer.start();
    QCOMPARE(again.scan(path("root")).value().pages.size(), std::size_t(count));
    const qint64 warm = timer.elapsed();
    qInfo("%lld ms, then %lld ms", cold, warm);
}

QTEST_APPLESS_MAIN(ModelCatalogTest)
#include "model_catalog_test.moc"
