"""Each remark knows the step by which the report had come to those who wrote it; older ones know none, and are not taken back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column; nothing is filled in."""

    dependencies = [("annual", "0002_frozen")]

    operations = [
        migrations.AddField(
            model_name="remark",
            name="step",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="annual.step", verbose_name="送来的步骤"
            ),
        ),
    ]
